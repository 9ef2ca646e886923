import { UnreadableFile } from '../notice.js';

/** Passes the bytes on as they are. @throws UnreadableFile where they are not UTF-8. */
export async function* onlyUtf8(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const piece of bytes) {
    check(() => decoder.decode(piece, { stream: true }));
    yield piece;
  }
  check(() => decoder.decode());
}

function check(decode: () => string): void {
  try {
    decode();
  } catch {
    throw new UnreadableFile(
      'not-utf-8',
      'The file is not UTF-8 text. Save it as "CSV UTF-8" and import it again.',
    );
  }
}
