import { copyIn } from '@ledger/postgres';
import type pg from 'pg';
import type { KeyedShape, Shape, StoredRow, SumShape } from '../fold/shape.js';
import { inSchema, type Part } from '../store/names.js';
import type { Settled } from './bulk-fold.js';
import { CopyBytes } from './copy-bytes.js';
import type { LineVersion } from './open-rows.js';
import type { LineBlock, LineDelta, LineTotal } from './running-sums.js';

// A piece that is worth a statement of its own; and room for the line that fills it.
const PIECE_BYTES = 1_000_000;
const ROOM_BYTES = 65_536;

const [TAB, LINE_FEED] = [9, 10];
const UNTIL_FURTHER_NOTICE = '\t\\N';

/** The lines of one table that are on their way. */
interface TableCopy {
  /** As SQL names the table. */
  readonly table: string;
  readonly lines: CopyBytes;
}

/** Rows on their way into new tables: bytes for each table, copied in when they are enough. */
export class TableCopies implements Settled {
  readonly #copies: TableCopy[] = [];
  readonly #tables = {
    rows: new Map<Shape, CopyBytes>(),
    delta: new Map<Shape, CopyBytes>(),
    block: new Map<Shape, CopyBytes>(),
    total: new Map<Shape, CopyBytes>(),
  };
  #isFull = false;
  #copying: Promise<void> = Promise.resolve();

  constructor(
    readonly client: pg.ClientBase,
    readonly build: string,
  ) {}

  version(shape: KeyedShape, { line, from, to }: LineVersion): void {
    const lines = this.#of(shape);
    lines.put(line);
    if (shape.history) {
      field(lines, from);
      if (to === null) lines.put(UNTIL_FURTHER_NOTICE);
      else field(lines, to);
    }
    this.#end(lines);
  }

  inserted(shape: KeyedShape, row: StoredRow, from: number): void {
    const lines = this.#of(shape);
    lines.line(row);
    field(lines, from);
    lines.put(UNTIL_FURTHER_NOTICE);
    this.#end(lines);
  }

  delta(shape: SumShape, { line, measures, position }: LineDelta): void {
    this.#numbered(this.#of(shape, 'delta'), { line, measures }, position);
  }

  block(shape: SumShape, { line, measures, block }: LineBlock): void {
    this.#numbered(this.#of(shape, 'block'), { line, measures }, block);
  }

  total(shape: SumShape, { line, measures }: LineTotal): void {
    const lines = this.#of(shape, 'total');
    lines.put(line);
    for (const measure of measures) field(lines, measure);
    this.#end(lines);
  }

  /** Whether some table has enough to be sent. */
  get isFull(): boolean {
    return this.#isFull;
  }

  /** Sends what is enough; waits only for what was sent before, so that the server has work. */
  async flush(least = PIECE_BYTES): Promise<void> {
    if (!this.#isFull && least > 1) return;
    this.#isFull = false;
    for (const { table, lines } of this.#copies) {
      if (lines.length < least || lines.length === 0) continue;
      await this.#copying;
      this.#copying = copyIn(this.client, `copy ${table} from stdin with (freeze)`, lines.take());
      // It is awaited before the next, and in between nobody looks.
      this.#copying.catch(() => undefined);
    }
  }

  /** Sends all the rest, and waits until it is taken. */
  async end(): Promise<void> {
    await this.flush(1);
    await this.#copying;
  }

  #numbered(lines: CopyBytes, { line, measures }: LineTotal, number: number): void {
    lines.put(line);
    for (const measure of measures) field(lines, measure);
    field(lines, number);
    this.#end(lines);
  }

  #of(shape: Shape, part: Part | 'rows' = 'rows'): CopyBytes {
    const found = this.#tables[part].get(shape);
    if (found) return found;
    const table = inSchema(this.build, shape.name, part === 'rows' ? undefined : part);
    const lines = new CopyBytes(PIECE_BYTES + ROOM_BYTES);
    this.#tables[part].set(shape, lines);
    this.#copies.push({ table, lines });
    return lines;
  }

  #end(lines: CopyBytes): void {
    lines.character(LINE_FEED);
    if (lines.length >= PIECE_BYTES) this.#isFull = true;
  }
}

function field(lines: CopyBytes, value: number): void {
  lines.character(TAB);
  lines.number(value);
}
