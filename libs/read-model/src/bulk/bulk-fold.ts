import { type Ask, askOf } from '../fold/ask.js';
import { prepare, type Prepared } from '../fold/change.js';
import { type Definition, handlerOf } from '../fold/definition.js';
import { messageOf, type ParkedEvent, type ToFold } from '../fold/fold.js';
import { rowsFor } from '../fold/rows.js';
import type { KeyedShape, SumShape } from '../fold/shape.js';
import type { BlockSum, Delta } from '../fold/sums.js';
import type { Version } from '../fold/writes.js';
import { OpenRows } from './open-rows.js';
import { RunningSums } from './running-sums.js';

/** Takes what is settled for good, so that it need not stay in memory. */
export interface Settled {
  version(shape: KeyedShape, version: Version): void;
  delta(shape: SumShape, delta: Delta): void;
  block(shape: SumShape, sum: BlockSum): void;
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

  constructor(
    readonly definition: Definition,
    readonly settled: Settled,
  ) {
    for (const shape of definition.shapes.values()) {
      if (shape.kind === 'keyed') this.keyed.set(shape.name, new OpenRows(shape));
      else this.sums.set(shape.name, new RunningSums(shape));
    }
  }

  /** How many rows and sums are in memory. */
  get held(): number {
    let held = 0;
    for (const { count } of this.keyed.values()) held += count;
    for (const { count } of this.sums.values()) held += count;
    return held;
  }

  take(event: ToFold): void {
    const { streamId, position } = event;
    if (this.parkedStreams.has(streamId)) {
      this.parked.push({ streamId, position, error: null });
      return;
    }
    try {
      this.#apply(position, this.#prepared(event));
    } catch (error) {
      this.parkedStreams.add(streamId);
      this.parked.push({ streamId, position, error: messageOf(error) });
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
    return changes.map((change) => prepare(shapes, change));
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
    else if (row) this.settled.version(open.shape, { row, from: position, to: null });
  }

  #settle(position: number) {
    for (const table of this.keyed.values())
      for (const version of table.settle(position)) this.#close(table.shape, version);
    for (const table of this.sums.values())
      for (const sum of table.ended(position)) this.settled.block(table.shape, sum);
    for (const table of this.sums.values())
      for (const delta of table.settle(position)) this.settled.delta(table.shape, delta);
  }

  #close(shape: KeyedShape, version: Version) {
    if (shape.history) this.settled.version(shape, version);
  }
}
