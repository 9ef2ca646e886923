import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A temporary file that only this process reads; it is made when something is written. */
export class SpillFile {
  readonly #path = join(tmpdir(), `ledger-rebuild-${process.pid}-${randomUUID()}`);
  #file: number | undefined;
  #end = 0;

  /** @param at where they were before, to be written over. @returns where the bytes begin in the file */
  write(bytes: Buffer, at = this.#end): number {
    this.#file ??= openSync(this.#path, 'wx+', 0o600);
    for (let done = 0; done < bytes.length;)
      done += writeSync(this.#file, bytes, done, bytes.length - done, at + done);
    this.#end = Math.max(this.#end, at + bytes.length);
    return at;
  }

  /** Fills the bytes with those that begin at a place in the file. @returns them */
  read(at: number, into: Buffer): Buffer {
    if (this.#file === undefined) throw new Error('Nothing was written');
    for (let done = 0; done < into.length;) {
      const read = readSync(this.#file, into, done, into.length - done, at + done);
      if (read === 0) throw new Error(`${this.#path} is shorter than what was written`);
      done += read;
    }
    return into;
  }

  close(): void {
    if (this.#file === undefined) return;
    closeSync(this.#file);
    rmSync(this.#path, { force: true });
    this.#file = undefined;
  }
}
