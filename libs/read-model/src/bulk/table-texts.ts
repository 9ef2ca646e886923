import { copyField, copyIn } from '@ledger/postgres';
import type pg from 'pg';
import type { KeyedShape, StoredRow, SumShape } from '../fold/shape.js';
import type { BlockSum, Delta, Total } from '../fold/sums.js';
import type { Version } from '../fold/writes.js';
import { inSchema } from '../store/names.js';
import type { Settled } from './bulk-fold.js';

// A piece that is worth a statement of its own.
const PIECE_CHARACTERS = 1_000_000;

/** Rows on their way into new tables: text for each table, copied in when it is enough. */
export class TableTexts implements Settled {
  readonly #texts = new Map<string, string>();
  #longest = 0;
  #copying: Promise<void> = Promise.resolve();

  constructor(
    readonly client: pg.ClientBase,
    readonly build: string,
  ) {}

  version(shape: KeyedShape, { row, from, to }: Version): void {
    const line = lineOf(row);
    const known = shape.history ? `\t${from}\t${to ?? '\\N'}` : '';
    this.#write(inSchema(this.build, shape.name), line + known);
  }

  delta(shape: SumShape, { key, measures, position }: Delta): void {
    const line = `${lineOf(key)}\t${measures.join('\t')}\t${position}`;
    this.#write(inSchema(this.build, shape.name, 'delta'), line);
  }

  block(shape: SumShape, { key, measures, block }: BlockSum): void {
    const line = `${lineOf(key)}\t${measures.join('\t')}\t${block}`;
    this.#write(inSchema(this.build, shape.name, 'block'), line);
  }

  total(shape: SumShape, { key, measures }: Total): void {
    this.#write(
      inSchema(this.build, shape.name, 'total'),
      `${lineOf(key)}\t${measures.join('\t')}`,
    );
  }

  /** Whether some table has enough to be sent. */
  get isFull(): boolean {
    return this.#longest >= PIECE_CHARACTERS;
  }

  /** Sends what is enough; waits only for what was sent before, so that the server has work. */
  async flush(least = PIECE_CHARACTERS): Promise<void> {
    this.#longest = 0;
    for (const [table, text] of this.#texts) {
      if (text.length < least || text.length === 0) continue;
      await this.#copying;
      this.#texts.set(table, '');
      this.#copying = copyIn(this.client, `copy ${table} from stdin with (freeze)`, text);
      // It is awaited before the next, and in between nobody looks.
      this.#copying.catch(() => undefined);
    }
  }

  /** Sends all the rest, and waits until it is taken. */
  async end(): Promise<void> {
    await this.flush(1);
    await this.#copying;
  }

  #write(table: string, line: string) {
    const text = `${this.#texts.get(table) ?? ''}${line}\n`;
    this.#texts.set(table, text);
    this.#longest = Math.max(this.#longest, text.length);
  }
}

function lineOf(row: StoredRow): string {
  let line = copyField(row[0] ?? null);
  for (let place = 1; place < row.length; place += 1) line += `\t${copyField(row[place] ?? null)}`;
  return line;
}
