import type { Recorded } from '@ledger/kernel';
import type { Engine } from '../engine.js';

// How long the log may be silent before a look.
const SILENCE_MS = 1_000;

interface Reading {
  readonly from: number;
  readonly events: Promise<readonly Recorded[]>;
}

/** Reads what comes next as soon as something does. */
export class NextEvents {
  #reading: Reading | undefined;
  #hurry = (): void => undefined;

  constructor(readonly engine: Pick<Engine, 'reader' | 'batchEvents'>) {}

  /** Begins to wait for what follows a position, before anybody asks for it. */
  begin(from: number): void {
    const events = this.#awaited(from);
    events.catch(() => undefined);
    this.#reading = { from, events };
  }

  /** What follows the position; empty when nothing came for a while, or in a hurry. @throws LogBroken */
  after(from: number): Promise<readonly Recorded[]> {
    const reading = this.#reading;
    this.#reading = undefined;
    return reading?.from === from ? reading.events : this.#awaited(from);
  }

  /** What follows the position and is there already. @throws LogBroken */
  atOnce(from: number): Promise<readonly Recorded[]> {
    this.hurry();
    this.#reading = undefined;
    return this.engine.reader.after(from, this.engine.batchEvents);
  }

  /** Lets whoever waits go on without. */
  hurry(): void {
    this.#hurry();
  }

  async #awaited(from: number): Promise<readonly Recorded[]> {
    const { reader, batchEvents } = this.engine;
    const came = await new Promise<boolean>((resolve, reject) => {
      this.#hurry = () => resolve(false);
      reader.log.waitPast(from, SILENCE_MS).then(() => resolve(true), reject);
    });
    return came ? reader.next(from, batchEvents) : [];
  }
}
