import { leafOfEvent } from '@ledger/event-log';
import { type EventLog, LogBroken, type Recorded, type Span, type Stretch } from '@ledger/kernel';

// Enough for projections that run side by side, the slow ones some batches behind the quick; each
// batch is a few megabytes at most.
const KEPT = 12;
const STRETCH = 2_000;

/**
 * Reads the log for all projections of a process: those that are at the same position share one
 * read. Every batch is checked to be contiguous.
 */
export class SharedReader {
  readonly #batches = new Map<string, Promise<readonly Recorded[]>>();

  constructor(readonly log: EventLog) {}

  /** At most `limit` events after the position. @throws LogBroken */
  async after(position: number, limit: number): Promise<readonly Recorded[]> {
    const name = `${position} ${limit}`;
    const batch = this.#batches.get(name) ?? this.#read(name, position, limit);
    const events = await batch;
    // An empty answer is true only for a moment.
    if (events.length === 0) this.#batches.delete(name);
    return events;
  }

  /** As `after`, for who follows the head: what this process appended itself is not read back. */
  async next(position: number, limit: number): Promise<readonly Recorded[]> {
    const own = contiguous(this.log.justAppended?.(position, limit) ?? [], position);
    return own.length > 0 ? own : this.after(position, limit);
  }

  /** A long part of a log that cannot copy it out; nothing of it is kept. @throws LogBroken */
  async *stretches({ after, until, unwanted }: Span): AsyncGenerator<Stretch> {
    for (let reached = after; reached < until;) {
      const limit = Math.min(STRETCH, until - reached);
      const all = contiguous(await this.log.readAll(reached, limit), reached);
      if (all.length === 0) throw new LogBroken(reached + 1, 'the event is missing');
      reached += all.length;
      const leaves = Buffer.concat(all.map((event) => leafOfEvent(this.log.logId, event)));
      yield { events: all.filter(({ type }) => !unwanted.has(type)), leaves, to: reached };
    }
  }

  /** Begins a read that will be asked for soon. */
  prefetch(position: number, limit: number): void {
    this.after(position, limit).catch(() => undefined);
  }

  #read(name: string, position: number, limit: number) {
    const batch = this.log.readAll(position, limit).then((events) => contiguous(events, position));
    this.#batches.set(name, batch);
    batch.catch(() => this.#batches.delete(name));
    for (const old of [...this.#batches.keys()].slice(0, -KEPT)) this.#batches.delete(old);
    return batch;
  }
}

function contiguous(events: readonly Recorded[], after: number): readonly Recorded[] {
  for (const [place, { position }] of events.entries()) {
    const expected = after + place + 1;
    if (position !== expected) throw new LogBroken(expected, `found position ${position}`);
  }
  return events;
}
