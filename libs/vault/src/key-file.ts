import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { newKey } from './child-key.js';
import { VaultError } from './vault-error.js';

export interface KeyFile {
  /** Wraps the children's keys; 32 bytes. */
  readonly masterKey: Buffer;
  /** Keys the blind index; 32 bytes. */
  readonly indexKey: Buffer;
}

const Key = z
  .base64()
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((key) => key.length === 32, 'must be 32 bytes in base64');

const Stored = z.object({ version: z.literal(1), masterKey: Key, indexKey: Key });

/** Where the key file is: as LEDGER_KEYS says, else `keys.json` in the data directory. */
export function keyFilePath(place: { dataDir: string; ledgerKeys?: string | undefined }): string {
  return place.ledgerKeys ?? join(place.dataDir, 'keys.json');
}

/** The key file, or null when there is none. @throws VaultError `key-file-unreadable` */
export async function readKeyFile(path: string): Promise<KeyFile | null> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw unreadable(path, error.message);
  });
  return text === null ? null : parse(path, text);
}

/**
 * Makes the key file, readable by its owner alone, and reads it back. Where another process makes
 * one at the same moment, theirs is read.
 */
export async function makeKeyFile(path: string): Promise<KeyFile> {
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${randomUUID()}`;
  await writeSafely(draft, JSON.stringify(freshKeys(), null, 2));
  // A link, unlike a rename, never takes the place of a file that is there.
  await link(draft, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await unlink(draft);
  const made = await readKeyFile(path);
  if (!made) throw unreadable(path, 'it vanished as it was made');
  return made;
}

const freshKeys = () => ({
  version: 1,
  masterKey: newKey().toString('base64'),
  indexKey: newKey().toString('base64'),
});

// To the disk before the first use: what it seals is lost without it.
async function writeSafely(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(`${text}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

function parse(path: string, text: string): KeyFile {
  const stored = Stored.safeParse(jsonOf(path, text));
  if (stored.success) return stored.data;
  const faults = stored.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw unreadable(path, faults.join('; '));
}

function jsonOf(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unreadable(path, 'it is not JSON');
  }
}

const unreadable = (path: string, why: string) =>
  new VaultError(
    'key-file-unreadable',
    `The key file ${path} cannot be used: ${why}. ` +
      'Put back a copy of it, or name where one is in LEDGER_KEYS.',
  );
