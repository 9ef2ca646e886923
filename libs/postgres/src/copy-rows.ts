import type { Duplex } from 'node:stream';
import type pg from 'pg';
import { CopyFrames, type SeeRow } from './copy-frames.js';

/**
 * Runs a `copy ... to stdout` and tells of each row where it stands in what came, without a copy of
 * it. It comes back after each piece of the stream, and reads no further until it is asked to go on.
 * The client does nothing else meanwhile; it cannot be used again when this was left before the end.
 */
export async function* copyRows(
  client: pg.ClientBase,
  sql: string,
  see: SeeRow,
): AsyncGenerator<void> {
  const copy = new Copy(sql);
  client.query(copy);
  const frames = new CopyFrames(see);
  for (let piece = await copy.read(); piece; piece = await copy.read()) {
    const over = frames.take(piece);
    yield;
    if (over) return copy.end(over);
  }
}

type Listener = (piece: Buffer) => void;

/** A query that takes the place of the client's own parser while the rows come. */
class Copy implements pg.Submittable {
  readonly #ended: Promise<void>;
  #stream: Duplex | undefined;
  #parse: Listener = () => undefined;
  #error: Error | undefined;
  #settle: (error?: Error) => void = () => undefined;
  #wake: () => void = () => undefined;

  constructor(readonly text: string) {
    this.#ended = new Promise((resolve, reject) => {
      this.#settle = (error) => (error ? reject(error) : resolve());
    });
    // Who has gone on reading hears of it there.
    this.#ended.catch(() => undefined);
  }

  submit(connection: pg.Connection): void {
    const { stream } = connection;
    const [parse] = stream.listeners('data') as Listener[];
    if (parse) this.#parse = parse;
    stream.removeListener('data', this.#parse);
    stream.pause();
    stream.on('readable', this.#onReadable);
    this.#stream = stream;
    connection.query(this.text);
  }

  /** The next piece of what the server sends. @throws Error when the connection is lost */
  async read(): Promise<Buffer> {
    for (;;) {
      if (this.#error) throw this.#error;
      const piece: Buffer | null = this.#stream?.read() ?? null;
      if (piece) return piece;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  /** Gives the stream back with what has been read of it already. @throws Error of the server's */
  end(over: Buffer): Promise<void> {
    const stream = this.#stream;
    stream?.removeListener('readable', this.#onReadable);
    stream?.addListener('data', this.#parse);
    this.#parse(over);
    process.nextTick(() => stream?.resume());
    return this.#ended;
  }

  readonly #onReadable = (): void => this.#wake();

  handleCommandComplete(): void {
    // The count of rows is not asked for.
  }

  handleReadyForQuery(): void {
    this.#settle();
  }

  handleError(error: Error): void {
    this.#error = error;
    this.#settle(error);
    this.#wake();
  }
}
