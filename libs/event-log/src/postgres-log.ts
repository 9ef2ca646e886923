import type {
  AppendOutcome,
  AppendRequest,
  EventLog,
  Head,
  LogObserver,
  Recorded,
  Span,
  Stretch,
} from '@ledger/kernel';
import type { Database } from '@ledger/postgres';
import { appendStatement } from './append-statement.js';
import { Appender } from './appender.js';
import { JustAppended } from './just-appended.js';
import { leavesInPostgres } from './leaves/leaves-in-postgres.js';
import type { ReadLeaves } from './leaves/read-leaves.js';
import { mayPass } from './may-pass.js';
import { Observers } from './observers.js';
import { outcomesOf } from './outcomes.js';
import { Pipeline } from './pipeline.js';
import { type Prepared, prepare } from './prepare.js';
import { type LogState, positionAt, readAll, readState, readStreams } from './readers.js';
import { stretchesOf } from './leaves/stretches.js';
import { WakeUp } from './wake-up.js';

/** An event log that can still be made a simulated one while it is empty. */
export interface SimulatableLog extends EventLog {
  /**
   * Makes an empty log a simulated one, for good.
   * @throws Error when it is a real one already: its first append decided that
   */
  simulate(): Promise<void>;
}

/** A log in a store with which somebody could tamper. */
export interface StoredLog extends SimulatableLog {
  /** What stands in the store of this log, for who verifies it. */
  readonly leaves: ReadLeaves;
}

/** The log in a database that has `eventLogMigrations`; closing it leaves the database open. */
export async function postgresLog(database: Database): Promise<StoredLog> {
  return new PostgresLog(database, await readState(database.pool('read')));
}

class PostgresLog implements StoredLog {
  readonly leaves: ReadLeaves;
  readonly #observers = new Observers();
  readonly #own = new JustAppended();
  // Two, in order on one connection: the server always has the next batch at hand.
  readonly #appender = new Appender({
    send: (batch) => this.#send(batch),
    mayPass,
    inFlight: 2,
    observer: this.#observers,
  });
  readonly #pipeline: Pipeline;
  readonly #wakeUp: WakeUp;
  #state: LogState;
  #outdated: Error | undefined;

  constructor(
    readonly database: Database,
    state: LogState,
  ) {
    this.#state = state;
    this.leaves = leavesInPostgres(database);
    this.#pipeline = new Pipeline(database.pool('append', 'pipelined'));
    this.#wakeUp = new WakeUp({
      connect: () => database.connect('read'),
      position: async () => (await this.head()).position,
      reconnected: () => this.#observers.listenerReconnected(),
    });
  }

  get logId(): string {
    return this.#state.logId;
  }

  get simulated(): boolean {
    return this.#state.simulated ?? false;
  }

  async append(request: AppendRequest): Promise<AppendOutcome> {
    const prepared = prepare(request);
    return 'outcome' in prepared ? prepared : this.#appender.append(prepared);
  }

  async readStream(streamId: string): Promise<readonly Recorded[]> {
    return (await this.readStreams([streamId])).get(streamId) ?? [];
  }

  readStreams(streamIds: readonly string[]): Promise<ReadonlyMap<string, readonly Recorded[]>> {
    return readStreams(this.database.pool('read'), streamIds);
  }

  readAll(after: number, limit: number): Promise<readonly Recorded[]> {
    return readAll(this.database.pool('read'), after, limit);
  }

  stretches(span: Span): AsyncIterable<Stretch> {
    return stretchesOf(this.leaves, this.logId, span);
  }

  async head(): Promise<Head> {
    const { position, recordedAt } = await readState(this.database.pool('read'));
    return { position, recordedAt };
  }

  positionAt(instant: string): Promise<number> {
    return positionAt(this.database.pool('read'), instant);
  }

  waitPast(after: number, timeoutMs: number): Promise<void> {
    return this.#wakeUp.waitPast(after, timeoutMs);
  }

  justAppended(after: number, limit: number): readonly Recorded[] {
    return this.#own.after(after, limit);
  }

  observe(observer: LogObserver): void {
    this.#observers.add(observer);
  }

  waiting(): number {
    return this.#appender.waiting;
  }

  async simulate(): Promise<void> {
    await this.database.pool('append').query('select ledger.simulate()');
    this.#state = await readState(this.database.pool('read'));
  }

  async close(): Promise<void> {
    await this.#appender.idle();
    await this.#wakeUp.close();
  }

  async #send(batch: readonly Prepared[]): Promise<readonly AppendOutcome[]> {
    if (this.#outdated) throw this.#outdated;
    const outcomes = await this.#call(batch);
    this.#own.add(batch, outcomes);
    for (const outcome of outcomes) {
      if (outcome.outcome === 'appended') this.#wakeUp.advance(outcome.lastPosition);
    }
    // The first append decides what the log is.
    if (this.#state.simulated === null) this.#state = await readState(this.database.pool('read'));
    return outcomes;
  }

  async #call(batch: readonly Prepared[]): Promise<readonly AppendOutcome[]> {
    try {
      const statement = appendStatement(this.logId, batch);
      const [row] = await this.#pipeline.query<{ answer: number[] }>(statement);
      return outcomesOf(row?.answer ?? []);
    } catch (error) {
      if ((error as { code?: string }).code !== 'LL001') throw error;
      // What callers sealed is bound to the log id that they saw here: nothing of it may be stored.
      this.#outdated = new Error(
        'The log became a simulated one since it was opened; open it again.',
      );
      throw this.#outdated;
    }
  }
}
