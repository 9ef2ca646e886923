import { setTimeout as sleep } from 'node:timers/promises';
import type { EventLog } from '@ledger/kernel';
import { chance, counted, noteControl, times } from '@ledger/kernel/testing';
import { postgresLog } from './postgres-log.js';
import { account, type Acknowledged, markedRequest } from './testing/crash-account.js';
import { type CrashHome, crashHome } from './testing/crash-home.js';

const KILLS = times(5, 200);
const CONTROL_KILLS = 15;
const WRITERS = 8;

type Heard = Map<string, Acknowledged>;

interface Writer {
  readonly log: EventLog;
  readonly streamId: string;
  readonly heard: Heard;
  readonly isOver: () => boolean;
}

/** Appends one request after the other, each until it is answered. */
async function write({ log, streamId, heard, isOver }: Writer): Promise<void> {
  for (let n = 0; !isOver(); n += 1) {
    const expectedRevision = n === 0 ? 'none' : 2 * n - 1;
    const request = markedRequest(`${streamId}-${n}`, { streamId, expectedRevision });
    const outcome = await answered(log, request, isOver);
    if (outcome === undefined) return;
    // Only a log that has lost something contradicts a writer who has its stream alone.
    if (outcome.outcome !== 'appended' && outcome.outcome !== 'duplicate') return;
    heard.set(request.requestId, { streamId, revision: outcome.revision });
  }
}

async function answered(
  log: EventLog,
  request: ReturnType<typeof markedRequest>,
  isOver: () => boolean,
) {
  for (;;) {
    const outcome = await log.append(request).catch(() => undefined);
    if (outcome || isOver()) return outcome;
    await sleep(20);
  }
}

describe('PostgreSQL, killed with all its processes while eight write', () => {
  let home: CrashHome;
  let log: EventLog;
  beforeAll(async () => {
    home = await crashHome();
    log = await postgresLog(home.database);
  });
  afterAll(async () => {
    await log.close();
    await home.close();
  });

  const start = (prefix: string, heard: Heard) => {
    let over = false;
    const writers = Array.from({ length: WRITERS }, (_, n) =>
      write({ log, streamId: `${prefix}-${n}`, heard, isOver: () => over }),
    );
    return () => {
      over = true;
      return Promise.all(writers);
    };
  };

  const until = async (isTrue: () => boolean) => {
    while (!isTrue()) await sleep(5);
  };

  const allHere = async (heard: Heard, prefix: string) => {
    for (;;) {
      const found = await account(log, heard, prefix).catch(() => undefined);
      if (found) return found;
      await sleep(50);
    }
  };

  it('keeps every acknowledged event, and none twice', async () => {
    const random = chance();
    const heard: Heard = new Map();
    const found = await counted(
      { id: 'R2', what: 'kill -9 of PostgreSQL and its children under eight writers' },
      async () => {
        const stop = start('safe', heard);
        for (let kill = 0; kill < KILLS; kill += 1) {
          const before = heard.size;
          await until(() => heard.size > before + WRITERS);
          await sleep(random() * 150);
          home.kill();
        }
        const before = heard.size;
        await until(() => heard.size > before + WRITERS);
        await stop();
        const { lost, doubled, unclaimed } = await allHere(heard, 'safe');
        expect(unclaimed).toBe(0);
        return { count: KILLS, lost, doubled };
      },
    );
    console.info(`${KILLS} kills, ${heard.size} requests acknowledged`);
    expect(found).toEqual({ count: KILLS, lost: 0, doubled: 0 });
  });

  // The control: what openDatabase refuses is set behind its back, and the same account sees it.
  it('is seen to lose acknowledged events when its commits are not waited for', async () => {
    await home.asSuperuser('alter database ledger set synchronous_commit = off');
    home.kill();
    let lost = 0;
    let kills = 0;
    while (lost === 0 && kills < CONTROL_KILLS) {
      const heard: Heard = new Map();
      const prefix = `unsafe${(kills += 1)}`;
      const stop = start(prefix, heard);
      await until(() => heard.size > 4 * WRITERS);
      home.kill();
      await stop();
      lost = (await allHere(heard, prefix)).lost;
    }
    expect(lost).toBeGreaterThan(0);
    noteControl('R2', `synchronous_commit = off: ${lost} lost, kill ${kills}`);
  });
});
