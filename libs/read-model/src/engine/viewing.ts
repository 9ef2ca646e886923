import type { EventLog } from '@ledger/kernel';
import type { Database } from '@ledger/postgres';
import { inTransaction } from '../store/transaction.js';
import type { View, ViewRequest } from '../view.js';
import { keptBy } from './kept.js';
import { instantOf } from './known-at.js';
import { pgView } from './pg-view.js';
import { scopeSettings, setScope } from './reader-scope.js';
import type { Worker } from './worker.js';

/** What a reader asked for, of one moment of the log. */
export interface Viewed<R> {
  /** K: the last position that was seen. */
  readonly position: number;
  /** The instant that the request's `knownAt` stands for; null when it gave none. */
  readonly knownAt: string | null;
  readonly result: R;
}

const WAIT_MS = 10_000;
const BEGIN = 'begin isolation level repeatable read read only';

/** Waits until the projection has come far enough, then reads in one snapshot as the reader may. */
export async function viewing<R>(
  { database, log, worker }: { database: Database; log: EventLog; worker: Worker },
  request: ViewRequest,
  use: (view: View) => Promise<R>,
): Promise<Viewed<R>> {
  const knownAt = request.knownAt === undefined ? null : instantOf(request.knownAt);
  const asked = knownAt === null ? null : await log.positionAt(knownAt);
  await worker.catchUp(await wanted(log, request, asked), request.timeoutMs ?? WAIT_MS);
  return inTransaction(database.pool('read', 'pipelined'), BEGIN, async (client) => {
    const { name, version } = worker.definition.projection;
    const { rows } = await client.query<{ build: string; checkpoint: number }>(
      `select b.build, c.position as checkpoint, ${setScope}
         from rm.build b join rm.checkpoint c using (build)
        where b.name = $5 and b.version = $6 and b.state = 'live'`,
      [...scopeSettings(request.scope), name, version],
    );
    const [live] = rows;
    if (!live) throw new Error(`The projection ${name} is not prepared`);
    const position = asked ?? live.checkpoint;
    const view = pgView(client, {
      shapes: worker.definition.shapes,
      moment: { ...live, position },
      kept: keptBy(worker),
      reader: JSON.stringify(scopeSettings(request.scope)),
    });
    return { position, knownAt, result: await use(view) };
  });
}

async function wanted(log: EventLog, request: ViewRequest, asked: number | null): Promise<number> {
  if (asked !== null) return Math.max(asked, request.minPosition ?? 0);
  return request.minPosition ?? (await log.head()).position;
}
