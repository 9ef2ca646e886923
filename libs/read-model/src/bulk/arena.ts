import type { Slice } from './copy-bytes.js';
import { SpillFile } from './spill-file.js';

// Small enough that one text of a block in the file costs little to read.
const BLOCK_BYTES = { least: 64, most: 32_768 };
/** No text is longer than this, and an address is the block's number times it, and the place. */
const BLOCK_SPAN = 2 ** 30;
const HEADER_BYTES = 4;
const BLOCKS_READ = 64;

/** How much memory all texts of a fold may take. */
export class Allowance {
  used = 0;
  readonly file = new SpillFile();

  constructor(readonly bytes: number) {}

  /** How long a block is, so that there are many within the allowance. */
  get blockBytes(): number {
    const some = Math.floor(this.bytes / 64);
    return Math.min(BLOCK_BYTES.most, Math.max(BLOCK_BYTES.least, some));
  }
}

/** Texts, each found by a number, outside the heap; past the allowance, the oldest are in a file. */
export class Arena {
  /** A block's bytes, or where it is in the file. */
  readonly #blocks: (Buffer | { readonly at: number; readonly bytes: number })[] = [];
  readonly #read = new Map<number, Buffer>();
  #current = Buffer.alloc(0);
  #end = 0;
  #spilled = 0;

  constructor(readonly allowance: Allowance) {}

  /** Keeps a copy of a text's bytes. @returns where it is */
  put({ bytes, begin, end }: Slice): number {
    const length = end - begin;
    const most = HEADER_BYTES + length;
    if (this.#end + most > this.#current.length)
      this.#begin(Math.max(most, this.allowance.blockBytes));
    const start = this.#end;
    this.#current.writeUInt32LE(length, start);
    bytes.copy(this.#current, start + HEADER_BYTES, begin, end);
    this.#end = start + most;
    return (this.#blocks.length - 1) * BLOCK_SPAN + start;
  }

  text(address: number): string {
    const { bytes, begin, end } = this.slice(address);
    return bytes.toString('utf8', begin, end);
  }

  /** Where a text's bytes are; they are not to be changed. */
  slice(address: number): Slice {
    const bytes = this.#block(Math.floor(address / BLOCK_SPAN));
    const begin = (address % BLOCK_SPAN) + HEADER_BYTES;
    return { bytes, begin, end: begin + bytes.readUInt32LE(begin - HEADER_BYTES) };
  }

  #begin(bytes: number) {
    this.allowance.used += bytes;
    while (this.allowance.used > this.allowance.bytes && this.#spilled < this.#blocks.length)
      this.#spill();
    this.#current = Buffer.allocUnsafeSlow(bytes);
    this.#blocks.push(this.#current);
    this.#end = 0;
  }

  #spill() {
    const block = this.#blocks[this.#spilled];
    if (Buffer.isBuffer(block)) {
      const at = this.allowance.file.write(block);
      this.#blocks[this.#spilled] = { at, bytes: block.length };
      this.allowance.used -= block.length;
    }
    this.#spilled += 1;
  }

  #block(number: number): Buffer {
    const block = this.#blocks[number];
    if (!block) throw new Error(`There is no block ${number}`);
    if (Buffer.isBuffer(block)) return block;
    const read = this.#read.get(number) ?? this.#fromFile(block);
    if (this.#read.size >= BLOCKS_READ) this.#read.clear();
    this.#read.set(number, read);
    return read;
  }

  #fromFile({ at, bytes }: { readonly at: number; readonly bytes: number }): Buffer {
    return this.allowance.file.read(at, Buffer.allocUnsafe(bytes));
  }
}
