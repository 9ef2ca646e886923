import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UnreadableFile } from '../notice.js';
import { onlyUtf8 } from './utf8.js';

/** A file whose SHA-256 is known and that can now be read. */
export interface ReadableFile {
  readonly fileHash: string;
  /** Its bytes from the beginning. */
  read(): AsyncIterable<Uint8Array>;
  /** Removes what was kept of it. */
  discard(): Promise<void>;
}

const KEPT_IN_MEMORY = 16 * 1024 * 1024;

/**
 * Reads a stream once to its end, checking that it is UTF-8, and keeps it (in memory, or in a file
 * that only this user can read when it is large), because every event names the hash of its file.
 * @throws UnreadableFile when it is longer than `maxBytes` or not UTF-8.
 */
export async function spool(
  bytes: AsyncIterable<Uint8Array>,
  maxBytes = Infinity,
): Promise<ReadableFile> {
  const hash = createHash('sha256');
  const store = new Store();
  try {
    for await (const piece of onlyUtf8(bytes)) {
      hash.update(piece);
      await store.keep(piece, maxBytes);
    }
    await store.finish();
    return { fileHash: hash.digest('hex'), read: store.read, discard: store.discard };
  } catch (error) {
    await store.discard();
    throw error;
  }
}

class Store {
  private pieces: Uint8Array[] = [];
  private size = 0;
  private folder: string | undefined;
  private file: WriteStream | undefined;

  async keep(piece: Uint8Array, maxBytes: number): Promise<void> {
    this.size += piece.length;
    if (this.size > maxBytes) throw tooLarge(maxBytes);
    if (!this.file && this.size > KEPT_IN_MEMORY) await this.spill();
    if (!this.file) this.pieces.push(piece);
    else if (!this.file.write(piece)) await once(this.file, 'drain');
  }

  async finish(): Promise<void> {
    if (!this.file) return;
    this.file.end();
    await once(this.file, 'close');
  }

  readonly read = (): AsyncIterable<Uint8Array> =>
    this.file ? createReadStream(this.file.path) : inOrder(this.pieces);

  readonly discard = async (): Promise<void> => {
    this.pieces = [];
    this.file?.destroy();
    if (this.folder) await rm(this.folder, { recursive: true, force: true });
  };

  private async spill(): Promise<void> {
    this.folder = await mkdtemp(join(tmpdir(), 'ledger-import-'));
    this.file = createWriteStream(join(this.folder, 'file.csv'), { mode: 0o600 });
    for (const piece of this.pieces) this.file.write(piece);
    this.pieces = [];
  }
}

async function* inOrder(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces;
}

function tooLarge(maxBytes: number): UnreadableFile {
  const megabytes = Math.floor(maxBytes / 1_000_000);
  return new UnreadableFile(
    'file-too-large',
    `The file is larger than ${megabytes} MB. Split it, or import it with the command line.`,
  );
}
