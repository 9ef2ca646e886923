import { createHash } from 'node:crypto';
import { access, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { bytesOf } from '../testing/memory-ledger.js';
import { openImportFile } from './open-file.js';
import { spool } from './spool.js';

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

async function all(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return Buffer.concat(pieces);
}

describe('keeping a stream to find its hash', () => {
  it('gives the SHA-256 and the bytes, as often as asked', async () => {
    const text = Buffer.from('a,b\n1,2\n');
    const file = await spool(bytesOf(text, 3));
    expect(file.fileHash).toBe(sha256(text));
    expect(await all(file.read())).toEqual(text);
    expect(await all(file.read())).toEqual(text);
  });

  it('keeps a large one in a file for this user only, and removes it', async () => {
    const text = Buffer.alloc(17 * 1024 * 1024, 'a');
    const file = await spool(bytesOf(text));
    expect(file.fileHash).toBe(sha256(text));
    const stream = file.read() as unknown as AsyncIterable<Uint8Array> & { path: string };
    expect((await stat(stream.path)).mode & 0o077).toBe(0);
    expect((await stat(dirname(stream.path))).mode & 0o077).toBe(0);
    expect((await all(stream)).equals(text)).toBe(true);
    await file.discard();
    await expect(access(stream.path)).rejects.toThrow('ENOENT');
  });

  it('refuses more bytes than allowed', async () => {
    const text = 'a'.repeat(2_000_001);
    await expect(spool(bytesOf(text), 2_000_000)).rejects.toMatchObject({ code: 'file-too-large' });
    await expect(spool(bytesOf(text), 2_000_001)).resolves.toBeDefined();
  });
});

describe('opening a file on disk', () => {
  const folder = mkdtemp(join(tmpdir(), 'ledger-open-file-'));
  afterAll(async () => rm(await folder, { recursive: true }));

  it('reads it for its hash and again for its rows', async () => {
    const path = join(await folder, 'terms.csv');
    const text = Buffer.from('a,b\n1,2\n');
    await writeFile(path, text);
    const { fileHash, content } = await openImportFile(path);
    expect(fileHash).toBe(sha256(text));
    expect(await all(content)).toEqual(text);
  });

  it('tells when the file changed in between', async () => {
    const path = join(await folder, 'changed.csv');
    await writeFile(path, 'a,b\n1,2\n');
    const { content } = await openImportFile(path);
    await writeFile(path, 'a,b\n1,3\n');
    await expect(all(content)).rejects.toMatchObject({ code: 'file-changed' });
  });
});
