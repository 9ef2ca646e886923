import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { UnreadableFile } from '../notice.js';
import { onlyUtf8 } from './utf8.js';

/**
 * A file on disk, ready for `importFile`: read once for its SHA-256, then again for its rows, so that
 * it needs no copy. @throws UnreadableFile when it is not UTF-8.
 */
export async function openImportFile(
  path: string,
): Promise<{ fileHash: string; content: AsyncIterable<Uint8Array> }> {
  const hash = createHash('sha256');
  for await (const piece of onlyUtf8(createReadStream(path))) hash.update(piece);
  const fileHash = hash.digest('hex');
  return { fileHash, content: unchanged(path, fileHash) };
}

async function* unchanged(path: string, fileHash: string): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) {
    hash.update(piece as Buffer);
    yield piece as Buffer;
  }
  if (hash.digest('hex') === fileHash) return;
  throw new UnreadableFile(
    'file-changed',
    'The file was changed while it was read. Import it again.',
  );
}
