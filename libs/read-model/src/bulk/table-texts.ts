import { copyIn } from '@ledger/postgres';
import type pg from 'pg';
import type { KeyedShape, Shape, SumShape } from '../fold/shape.js';
import type { Delta } from '../fold/sums.js';
import { inSchema, type Part } from '../store/names.js';
import type { Settled } from './bulk-fold.js';
import { lineOf } from './lines.js';
import type { LineVersion } from './open-rows.js';
import type { LineBlock, LineTotal } from './running-sums.js';

// A piece that is worth a statement of its own.
const PIECE_CHARACTERS = 1_000_000;

/** The text of one table that is on its way. */
interface TableText {
  /** As SQL names the table. */
  readonly table: string;
  text: string;
}

/** Rows on their way into new tables: text for each table, copied in when it is enough. */
export class TableTexts implements Settled {
  readonly #texts: TableText[] = [];
  readonly #tables = {
    rows: new Map<Shape, TableText>(),
    delta: new Map<Shape, TableText>(),
    block: new Map<Shape, TableText>(),
    total: new Map<Shape, TableText>(),
  };
  #isFull = false;
  #copying: Promise<void> = Promise.resolve();

  constructor(
    readonly client: pg.ClientBase,
    readonly build: string,
  ) {}

  version(shape: KeyedShape, { line, from, to }: LineVersion): void {
    const known = shape.history ? `\t${from}\t${to ?? '\\N'}` : '';
    this.#write(this.#of(shape), line + known);
  }

  delta(shape: SumShape, { key, measures, position }: Delta): void {
    const line = `${lineOf(shape, key)}\t${measures.join('\t')}\t${position}`;
    this.#write(this.#of(shape, 'delta'), line);
  }

  block(shape: SumShape, { line, measures, block }: LineBlock): void {
    this.#write(this.#of(shape, 'block'), `${line}\t${measures.join('\t')}\t${block}`);
  }

  total(shape: SumShape, { line, measures }: LineTotal): void {
    this.#write(this.#of(shape, 'total'), `${line}\t${measures.join('\t')}`);
  }

  /** Whether some table has enough to be sent. */
  get isFull(): boolean {
    return this.#isFull;
  }

  /** Sends what is enough; waits only for what was sent before, so that the server has work. */
  async flush(least = PIECE_CHARACTERS): Promise<void> {
    if (!this.#isFull && least > 1) return;
    this.#isFull = false;
    for (const each of this.#texts) {
      const { table, text } = each;
      if (text.length < least || text.length === 0) continue;
      await this.#copying;
      each.text = '';
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

  #of(shape: Shape, part: Part | 'rows' = 'rows'): TableText {
    const found = this.#tables[part].get(shape);
    if (found) return found;
    const table = inSchema(this.build, shape.name, part === 'rows' ? undefined : part);
    const made = { table, text: '' };
    this.#tables[part].set(shape, made);
    this.#texts.push(made);
    return made;
  }

  #write(to: TableText, line: string) {
    to.text += line;
    to.text += '\n';
    if (to.text.length >= PIECE_CHARACTERS) this.#isFull = true;
  }
}
