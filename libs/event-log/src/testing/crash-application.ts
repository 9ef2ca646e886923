import { createInterface } from 'node:readline';
import type { AppendRequest } from '@ledger/kernel';
import { openDatabase } from '@ledger/postgres';
import { eventLogMigrations } from '../migrations.js';
import { postgresLog } from '../postgres-log.js';
import { markedRequest, revisionAfter } from './crash-account.js';

// An application that a test kills. Each line of its input is a request: its id, its stream and the
// revision that the client believes; each line of its output answers one: the id and the revision.
// `eager` answers before the commit, as it must not. A number N: it dies at its N-th commit, before
// the reply.
const [dataDir = '', mode = ''] = process.argv.slice(2);
const database = await openDatabase({ dataDir, migrations: eventLogMigrations });
const log = await postgresLog(database);
let commits = 0;

async function answer(line: string): Promise<void> {
  const [requestId = '', streamId = '', believed = ''] = line.split(' ');
  const expectedRevision = believed === 'none' ? believed : Number(believed);
  const reply = (revision: number) => console.log(`${requestId} ${revision}`);
  if (mode === 'eager') reply(revisionAfter(expectedRevision));
  const revision = await commit(markedRequest(requestId, { streamId, expectedRevision }));
  if (mode !== 'eager') reply(revision);
}

async function commit(request: AppendRequest): Promise<number> {
  const outcome = await log.append(request);
  if (outcome.outcome !== 'appended' && outcome.outcome !== 'duplicate') {
    throw new Error(JSON.stringify(outcome));
  }
  commits += 1;
  if (commits === Number(mode)) process.kill(process.pid, 'SIGKILL');
  return outcome.revision;
}

console.log('ready');
createInterface(process.stdin).on('line', (line) => void answer(line));
