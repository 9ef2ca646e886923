import type { AppendOutcome, AppendRequest, Head, Recorded } from '@ledger/kernel';
import type { Database } from '@ledger/postgres';
import { Appender } from '../appender.js';
import { mayPass } from '../may-pass.js';
import { leavesOf, type ReadLeaves } from '../leaves/read-leaves.js';
import type { StoredLog } from '../postgres-log.js';
import { type Prepared, prepare } from '../prepare.js';
import { WakeUp } from '../wake-up.js';
import { Appending } from './appending.js';
import { type Claim, tryNext } from './claims.js';
import { type Connection, connect } from './connection.js';
import { deliver } from './delivery.js';
import { type Identity, decide, logIdOf, readIdentity } from './identity.js';
import { sequencedAfter, sequencedAt, sequencedHead, sequencedIn } from './positions.js';
import { readPlaced, readStreamPlaced } from './reading.js';
import { reaching } from './reaching.js';
import { Sequencer } from './sequencer.js';
import { adopt, checkPrefix, refuseDropping, refuseLess } from './start-checks.js';
import { storedPlaced } from './stored-placed.js';

export interface EventStoreLogOptions {
  /** `esdb://...` */
  readonly url: string;
  /** What the names of the log's streams begin with: letters and figures, and a hyphen. */
  readonly prefix?: string;
  /** A database with `eventLogMigrations` and `eventStoreMigrations`: it keeps the positions. */
  readonly database: Database;
  /** For how long an append waits for its position; 2,000 unless told. */
  readonly placedWithinMs?: number;
  /** False: this process gives no positions, others do. */
  readonly sequences?: boolean;
  /** After how long without an event the subscription is opened anew; 30,000 unless told. */
  readonly silentMs?: number;
  /** For how long the start waits for the server's first answer; 20,000 unless told. */
  readonly reachableMs?: number;
  /** Told of what interrupts the sequencer; it goes on by itself. */
  readonly onError?: (error: unknown) => void;
}

/**
 * The log in EventStoreDB, its positions in PostgreSQL; closing it leaves the database open.
 * @throws EventStoreUnusable when the server, its settings or its streams are unsafe
 */
export async function eventStoreLog(options: EventStoreLogOptions): Promise<StoredLog> {
  const { prefix = 'ledger-', database } = options;
  checkPrefix(prefix);
  const connection = connect(options.url);
  try {
    const asked = readIdentity(connection, prefix);
    const identity = await reaching(options.url, asked, options.reachableMs ?? 20_000);
    const start = { connection, database, prefix };
    await adopt(start, identity);
    await refuseDropping(start);
    await refuseLess(start, logIdOf(identity));
    return new EventStoreLog({ ...options, prefix, connection }, identity);
  } catch (error) {
    await connection.leave();
    throw error;
  }
}

interface Opened extends EventStoreLogOptions {
  readonly prefix: string;
  readonly connection: Connection;
}

class EventStoreLog implements StoredLog {
  readonly #appender = new Appender({ send: (batch) => this.#send(batch), mayPass });
  readonly #appending: Appending;
  readonly #wakeUp: WakeUp;
  readonly #sequencer: Sequencer | undefined;
  readonly leaves: ReadLeaves;
  #identity: Identity;

  constructor(
    readonly options: Opened,
    identity: Identity,
  ) {
    this.#identity = identity;
    const position = async () => (await this.head()).position;
    const { database } = options;
    this.leaves = leavesOf(storedPlaced(database.pool('read'), () => this.#source()));
    this.#wakeUp = new WakeUp({ connect: () => database.connect('read'), position });
    const waitPast = (after: number, timeoutMs: number) => this.waitPast(after, timeoutMs);
    this.#appending = new Appending({
      pool: database.pool('append'),
      deliver: (claim) => this.#deliver(claim),
      waitPast,
      position,
      placedWithinMs: options.placedWithinMs ?? 2_000,
    });
    const onPlaced = (placed: number) => this.#wakeUp.advance(placed);
    if (options.sequences !== false) this.#sequencer = new Sequencer({ ...options, onPlaced });
  }

  get logId(): string {
    return logIdOf(this.#identity);
  }

  get simulated(): boolean {
    return this.#identity.simulated ?? false;
  }

  async append(request: AppendRequest): Promise<AppendOutcome> {
    const prepared = prepare(request);
    return 'outcome' in prepared ? prepared : this.#appender.append(prepared);
  }

  async readStream(streamId: string): Promise<readonly Recorded[]> {
    return (await this.readStreams([streamId])).get(streamId) ?? [];
  }

  async readStreams(
    streamIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly Recorded[]>> {
    const placed = await sequencedIn(this.options.database.pool('read'), streamIds);
    const source = this.#source();
    const read = [...placed].map(
      async ([id, rows]) => [id, await readStreamPlaced(source, id, rows)] as const,
    );
    return new Map(await Promise.all(read));
  }

  async readAll(after: number, limit: number): Promise<readonly Recorded[]> {
    const rows = await sequencedAfter(this.options.database.pool('read'), after, limit);
    return readPlaced(this.#source(), rows);
  }

  head(): Promise<Head> {
    return sequencedHead(this.options.database.pool('read'));
  }

  positionAt(instant: string): Promise<number> {
    return sequencedAt(this.options.database.pool('read'), instant);
  }

  waitPast(after: number, timeoutMs: number): Promise<void> {
    return this.#wakeUp.waitPast(after, timeoutMs);
  }

  async simulate(): Promise<void> {
    await this.#decide(true);
    if (this.#identity.simulated) return;
    throw new Error('a log that holds events of real life cannot become simulated');
  }

  async close(): Promise<void> {
    await this.#appender.idle();
    await this.#sequencer?.close();
    await this.#wakeUp.close();
    await this.options.connection.leave();
  }

  #source() {
    const { connection, prefix } = this.options;
    return { client: connection.client, prefix, logId: this.logId };
  }

  async #send(batch: readonly Prepared[]) {
    // The first append decides what the log is.
    if (this.#identity.simulated === null && batch.some(({ recordedAt }) => recordedAt === null)) {
      await this.#decide(false);
      // What callers sealed is bound to the log id that they saw here: nothing of it may be stored.
      if (this.simulated) throw new Error('The log became a simulated one; open it again.');
    }
    return this.#appending.send(batch, this.simulated);
  }

  async #decide(simulated: boolean): Promise<void> {
    const { connection, prefix } = this.options;
    this.#identity = await decide(connection, prefix, simulated);
  }

  #deliver(claim: Claim) {
    const { connection, prefix, database } = this.options;
    return deliver(claim, {
      connection,
      prefix,
      onTry: (tried, revision) => tryNext(database.pool('append'), tried, revision),
    });
  }
}
