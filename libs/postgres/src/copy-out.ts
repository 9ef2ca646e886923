import type pg from 'pg';
import { CopiedBytes } from './copied-bytes.js';

// So much may wait for whoever reads before the server is made to wait.
const MOST_WAITING = 4;

type Heard = (bytes: Buffer) => void;

/** One copy on its way: it hears the connection in the client's place until the copy ends. */
class CopyOut implements pg.Submittable {
  readonly #copied = new CopiedBytes();
  readonly #pieces: Buffer[] = [];
  #connection: pg.Connection | undefined;
  #client: Heard = () => undefined;
  #error: { readonly error: unknown } | undefined;
  #isOver = false;
  #wake: () => void = () => undefined;

  constructor(private readonly text: string) {}

  submit(connection: pg.Connection): void {
    this.#connection = connection;
    const { stream } = connection;
    this.#client = stream.listeners('data')[0] as Heard;
    stream.removeListener('data', this.#client);
    stream.on('data', this.#hear);
    connection.query(this.text);
  }

  /** The next bytes; undefined at the end. */
  async next(): Promise<Buffer | undefined> {
    while (this.#pieces.length === 0 && !this.#isOver && !this.#error)
      await new Promise<void>((resolve) => (this.#wake = resolve));
    const piece = this.#pieces.shift();
    if (!piece && this.#error) throw this.#error.error;
    if (this.#pieces.length < MOST_WAITING) this.#connection?.stream.resume();
    return piece;
  }

  handleError(error: unknown): void {
    this.#error ??= { error };
    this.#wake();
  }

  handleReadyForQuery(): void {
    this.#isOver = true;
    this.#wake();
  }

  handleCommandComplete(): void {
    // The end is told when the connection is ready again.
  }

  readonly #hear = (bytes: Buffer): void => {
    const { copied, rest } = this.#copied.take(bytes);
    if (copied.length > 0) this.#pieces.push(copied);
    if (rest) this.#giveBack(rest);
    else if (this.#pieces.length >= MOST_WAITING) this.#connection?.stream.pause();
    this.#wake();
  };

  // What follows the copy, an error too, is the client's to hear.
  #giveBack(rest: Buffer): void {
    const { stream } = this.#connection as pg.Connection;
    stream.removeListener('data', this.#hear);
    stream.on('data', this.#client);
    this.#client(rest);
  }
}

/**
 * The bytes that a `copy ... to stdout` sends, in pieces as they come: where one ends says nothing.
 * They are the reader's to change. The client does nothing else meanwhile, and a copy that is left
 * half-way leaves it unusable.
 */
export async function* copyOut(client: pg.ClientBase, sql: string): AsyncGenerator<Buffer> {
  const copy = client.query(new CopyOut(sql));
  for (let piece = await copy.next(); piece; piece = await copy.next()) yield piece;
}
