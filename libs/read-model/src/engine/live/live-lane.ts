import { setImmediate as turn } from 'node:timers/promises';
import { Fenced } from '../../store/lease.js';
import { isRefusedData } from '../../store/refused-data.js';
import { type Tenure, workBatch } from '../batch.js';
import type { Engine } from '../engine.js';
import type { Recorded } from '@ledger/kernel';
import { type Member, workTogether } from './together.js';

interface Waiting extends Member {
  readonly settle: () => void;
  readonly fail: (error: unknown) => void;
}

/**
 * Brings the projections of a process on together: those that wait at the head of the log share one
 * read and one transaction. What arrives while a batch is written is the next batch.
 */
export class LiveLane {
  #waiting: Waiting[] = [];
  #working = false;

  constructor(readonly engine: Engine) {}

  /** Folds the events, and moves on. @throws Fenced when another owner has taken over. */
  work(tenure: Tenure, events: readonly Recorded[]): Promise<void> {
    return new Promise((settle, fail) => {
      this.#waiting.push({ tenure, events, settle, fail });
      if (!this.#working) void this.#work();
    });
  }

  /** Never throws: each hears of its own. */
  async #work(): Promise<void> {
    this.#working = true;
    // Whoever is woken by the same events belongs to the same batch.
    await turn();
    while (this.#waiting.length > 0) {
      const members = inStep(this.#waiting.splice(0));
      await this.#round(members);
      await this.#return(members);
    }
    this.#working = false;
  }

  // Who has just been served reads on; when somebody else waits already, the two fall in step.
  async #return(members: readonly Waiting[]): Promise<void> {
    if (this.#waiting.length > 0) {
      const reached = Math.max(...members.map(({ tenure }) => tenure.position));
      await this.engine.reader.after(reached, this.engine.batchEvents).catch(() => undefined);
    }
    await turn();
  }

  async #round(members: readonly Waiting[]): Promise<void> {
    try {
      await workTogether(this.engine, members);
      members.forEach(({ settle }) => settle());
    } catch (error) {
      if (isOfOne(error)) await this.#eachAlone(members);
      else members.forEach(({ fail }) => fail(error));
    }
  }

  // One of them is at fault, and must not keep the others waiting.
  async #eachAlone(members: readonly Waiting[]): Promise<void> {
    for (const { tenure, events, settle, fail } of members)
      await workBatch(this.engine, tenure, events).then(settle, fail);
  }
}

const isOfOne = (error: unknown) => isRefusedData(error) || error instanceof Fenced;

/** Each with all events after its own position that any of them has read. */
function inStep(members: readonly Waiting[]): readonly Waiting[] {
  const batches = [...new Set(members.map(({ events }) => events))];
  if (batches.length === 1) return members;
  const known = new Map(batches.flat().map((event) => [event.position, event]));
  return members.map((member) => ({ ...member, events: following(known, member.tenure.position) }));
}

function following(known: ReadonlyMap<number, Recorded>, position: number): readonly Recorded[] {
  const events: Recorded[] = [];
  for (let next = known.get(position + 1); next; next = known.get(next.position + 1))
    events.push(next);
  return events;
}

const lanes = new WeakMap<Engine, LiveLane>();

/** The lane of a process's engine. */
export function liveLane(engine: Engine): LiveLane {
  const lane = lanes.get(engine) ?? new LiveLane(engine);
  lanes.set(engine, lane);
  return lane;
}
