const HEADER_BYTES = 5;

// Of the server's messages during a copy (PostgreSQL, "Message Formats"): those that stand between
// the bytes, and those that say that it has ended well.
const [COPY_DATA, COPY_DONE] = [0x64, 0x63];
const between = new Set([...'HSNA'].map((letter) => letter.charCodeAt(0)));

/** What a piece of the stream held. */
export interface Held {
  /** What was copied, in the place of the piece itself. */
  readonly copied: Buffer;
  /** What is not the copy's: the stream from the message on that ended it. */
  readonly rest?: Buffer;
}

/** Takes the messages of a copy apart, wherever the pieces of the stream begin and end. */
export class CopiedBytes {
  #head: Buffer = Buffer.alloc(0);
  /** How much of the message under way is still to come, and whether it is copied or left out. */
  #left = 0;
  #isCopied = false;

  take(piece: Buffer): Held {
    const bytes = this.#head.length === 0 ? piece : Buffer.concat([this.#head, piece]);
    this.#head = bytes.subarray(bytes.length);
    let [at, end] = [0, 0];
    while (at < bytes.length) {
      const length = Math.min(this.#left, bytes.length - at);
      if (this.#isCopied && length > 0) {
        bytes.copyWithin(end, at, at + length);
        end += length;
      }
      this.#left -= length;
      at += length;
      if (bytes.length - at < HEADER_BYTES) {
        // A shorter rest cannot be the end of the stream: what ends a copy is longer.
        this.#head = bytes.subarray(at);
        break;
      }
      if (!this.#begins(bytes, at)) {
        const past = bytes[at] === COPY_DONE ? at + HEADER_BYTES : at;
        return { copied: bytes.subarray(0, end), rest: bytes.subarray(past) };
      }
      at += HEADER_BYTES;
    }
    return { copied: bytes.subarray(0, end) };
  }

  /** Whether a message begins here that the copy goes on with. */
  #begins(bytes: Buffer, at: number): boolean {
    const kind = bytes[at] ?? 0;
    if (kind !== COPY_DATA && !between.has(kind)) return false;
    this.#isCopied = kind === COPY_DATA;
    this.#left = bytes.readUInt32BE(at + 1) + 1 - HEADER_BYTES;
    return true;
  }
}
