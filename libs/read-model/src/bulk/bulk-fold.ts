import { LogBroken } from '@ledger/kernel';
import { type Ask, askOf } from '../fold/ask.js';
import { prepare, type Prepared } from '../fold/change.js';
import { type Definition, handlerOf } from '../fold/definition.js';
import { messageOf, type ParkedEvent, type ToFold } from '../fold/fold.js';
import { rowsFor } from '../fold/rows.js';
import type { KeyedShape, StoredRow, SumShape } from '../fold/shape.js';
import type { Allowance } from './arena.js';
import { type LineVersion, OpenRows } from './open-rows.js';
import { type LineBlock, type LineDelta, RunningSums } from './running-sums.js';

/** Takes what is settled for good, so that it need not stay in memory. */
export interface Settled {
  version(shape: KeyedShape, version: LineVersion): void;
  /** Of a table that only grows. */
  inserted(shape: KeyedShape, row: StoredRow, from: number): void;
  delta(shape: SumShape, delta: LineDelta): void;
  block(shape: SumShape, sum: LineBlock): void;
}

/**
 * The fold of a whole log, event by event, with the tables' open rows in memory: it comes to the
 * same as `Fold`, which folds a batch over rows that were fetched.
 */
export class BulkFold {
  readonly keyed = new Map<string, OpenRows>();
  readonly sums = new Map<string, RunningSums>();
  readonly parked: ParkedEvent[] = [];
  readonly parkedStreams = new Set<string>();
  readonly #tables: readonly OpenRows[];
  readonly #added: readonly RunningSums[];

  constructor(
    readonly definition: Definition,
    readonly settled: Settled,
    allowance: Allowance,
  ) {
    for (const shape of definition.shapes.values()) {
      if (shape.kind === 'keyed') this.keyed.set(shape.name, new OpenRows(shape, allowance));
      else this.sums.set(shape.name, new RunningSums(shape, allowance));
    }
    this.#tables = [...this.keyed.values()].filter(({ shape }) => !shape.appendOnly);
    this.#added = [...this.sums.values()];
  }

  take(event: ToFold): void {
    const { position } = event;
    if (this.parkedStreams.size > 0 && this.parkedStreams.has(event.streamId)) {
      this.parked.push({ streamId: event.streamId, position, error: null });
      return;
    }
    try {
      this.#apply(position, this.#prepared(event));
    } catch (error) {
      if (error instanceof LogBroken) throw error;
      this.parkedStreams.add(event.streamId);
      this.parked.push({ streamId: event.streamId, position, error: messageOf(error) });
    }
  }

  // All changes are checked before the first is made: an event happens whole or not at all.
  #prepared(event: ToFold): readonly Prepared[] {
    const handler = handlerOf(this.definition, event);
    if (event.fault !== undefined) throw new Error(event.fault);
    if (handler === 'unknown') throw new Error(`No schema knows ${event.type}`);
    if (handler === 'pass') return [];
    const { shapes } = this.definition;
    const asks: readonly Ask[] = (handler.needs?.(event) ?? []).map((need) => askOf(shapes, need));
    const changes = handler.changes(event, rowsFor(shapes, this.keyed, asks));
    return changes.map((change) => prepare(shapes, change, event));
  }

  #apply(position: number, changes: readonly Prepared[]) {
    for (const change of changes) {
      if ('measures' in change) this.sums.get(change.table)?.add(change.key, change.measures);
      else this.#change(change, position);
    }
    this.#settle(position);
  }

  #change({ table, key, row }: Exclude<Prepared, { measures: unknown }>, position: number) {
    const open = this.keyed.get(table);
    if (!open?.shape.appendOnly) open?.change(key, row, position);
    else if (row) this.settled.inserted(open.shape, row, position);
  }

  #settle(position: number) {
    for (const table of this.#tables)
      for (const version of table.settle(position)) this.#close(table.shape, version);
    for (const table of this.#added) if (table.isAdding) table.settle(position, this.settled);
  }

  #close(shape: KeyedShape, version: LineVersion) {
    if (shape.history) this.settled.version(shape, version);
  }
}
