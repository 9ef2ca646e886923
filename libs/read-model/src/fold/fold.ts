import type { Opened } from '@ledger/kernel';
import type { AnyHandler, Change } from '../projection.js';
import { type Ask, askOf, Asks } from './ask.js';
import { prepare } from './change.js';
import { type Definition, handlerOf } from './definition.js';
import { Overlay } from './overlay.js';
import { rowsFor } from './rows.js';
import type { Shape, StoredRow } from './shape.js';
import { Sums } from './sums.js';

/** An event that was put aside with its stream. `error` is null when an earlier one was at fault. */
export interface ParkedEvent {
  readonly streamId: string;
  readonly position: number;
  readonly error: string | null;
}

/** An event to fold; with a fault it is put aside, whatever its handler would do. */
export type ToFold = Opened & { readonly fault?: string; readonly dataText?: string };

interface Step {
  readonly event: Opened;
  readonly handler?: AnyHandler;
  readonly asks: readonly Ask[];
  readonly error?: string;
}

/**
 * The fold of one batch. Pure: make it, answer `asks` through `load`, `run` it, answer `unseen`
 * (writes.ts), and `writesOf` says what the batch does to the tables.
 */
export class Fold {
  readonly asks: readonly Ask[];
  /** The tables that the batch looks at or changes: a live batch leaves most of them alone. */
  readonly keyed = new Map<string, Overlay>();
  readonly sums = new Map<string, Sums>();
  readonly parked: ParkedEvent[] = [];
  readonly #steps: readonly Step[];

  /** @param parkedStreams the streams put aside by earlier batches; grows with this one's. */
  constructor(
    readonly definition: Definition,
    events: readonly ToFold[],
    readonly parkedStreams: Set<string>,
  ) {
    this.#steps = events.flatMap((event) => stepOf(definition, event) ?? []);
    const asks = new Asks();
    for (const step of this.#steps) for (const ask of step.asks) asks.add(ask);
    this.asks = asks.all();
    for (const { shape } of this.asks) this.#touch(shape);
  }

  load(ask: Ask, rows: readonly StoredRow[]): void {
    this.keyed.get(ask.shape.name)?.load(ask, rows);
  }

  run(): void {
    for (const step of this.#steps) this.#runOne(step);
  }

  #runOne(step: Step) {
    const { streamId, position } = step.event;
    if (this.parkedStreams.has(streamId)) {
      this.parked.push({ streamId, position, error: null });
      return;
    }
    try {
      this.#apply(step.event, this.#changesOf(step));
    } catch (error) {
      this.parkedStreams.add(streamId);
      this.parked.push({ streamId, position, error: messageOf(error) });
    }
  }

  #changesOf({ event, handler, asks, error }: Step): readonly Change[] {
    if (!handler) throw new Error(error);
    return handler.changes(event, rowsFor(this.definition.shapes, this.keyed, asks));
  }

  // All changes are checked before the first is made: an event happens whole or not at all.
  #apply({ position }: Opened, changes: readonly Change[]) {
    const prepared = changes.map((change) => prepare(this.definition.shapes, change));
    for (const change of prepared) {
      this.#touch(this.definition.shapes.get(change.table));
      if ('measures' in change) this.sums.get(change.table)?.add({ ...change, position });
      else this.keyed.get(change.table)?.change(change.key, { position, row: change.row });
    }
  }

  #touch(shape: Shape | undefined) {
    if (!shape || this.keyed.has(shape.name) || this.sums.has(shape.name)) return;
    if (shape.kind === 'keyed') this.keyed.set(shape.name, new Overlay(shape));
    else this.sums.set(shape.name, new Sums(shape));
  }
}

function stepOf(definition: Definition, event: ToFold): Step | undefined {
  const handler = handlerOf(definition, event);
  if (handler === 'pass') return undefined;
  if (event.fault !== undefined) return { event, asks: [], error: event.fault };
  if (handler === 'unknown') return { event, asks: [], error: `No schema knows ${event.type}` };
  try {
    const needs = handler.needs?.(event) ?? [];
    return { event, handler, asks: needs.map((need) => askOf(definition.shapes, need)) };
  } catch (error) {
    return { event, asks: [], error: messageOf(error) };
  }
}

/** What is kept of an error. */
export const messageOf = (error: unknown) =>
  (error instanceof Error ? error.message : String(error)).slice(0, 2_000);
