import { chance, counted, noteControl, times } from '@ledger/kernel/testing';
import { postgresLog } from './postgres-log.js';
import { account, type Acknowledged } from './testing/crash-account.js';
import { CrashClient } from './testing/crash-client.js';
import { type CrashHome, crashHome } from './testing/crash-home.js';

const KILLS = times(20, 1_000);
const CLIENTS = 4;

describe('an application that is killed while it appends', () => {
  let home: CrashHome;
  beforeAll(async () => {
    home = await crashHome();
  });
  afterAll(() => home.close());

  const clients = (name: string, acknowledged: Map<string, Acknowledged>) =>
    Array.from({ length: CLIENTS }, (_, n) => {
      const random = chance();
      for (let skip = 0; skip < n; skip += 1) random();
      return new CrashClient({
        ...{ dataDir: home.dataDir, name: `${name}${n}` },
        ...{ random: chance(Math.floor(random() * 2 ** 32)), acknowledged },
      });
    });

  const inLog = async (acknowledged: Map<string, Acknowledged>, prefix: string) => {
    const log = await postgresLog(home.database);
    return account(log, acknowledged, prefix).finally(() => log.close());
  };

  // The control: the same account of an application that answers before it has committed.
  it('is seen to lose what it answered, when it answers too early', async () => {
    const acknowledged = new Map<string, Acknowledged>();
    let lost = 0;
    let kills = 0;
    while (lost === 0 && kills < 40) {
      const [client] = clients(`eager${(kills += 1)}-`, acknowledged);
      await client?.outlive('eager');
      lost = (await inLog(acknowledged, 'eager')).lost;
    }
    expect(lost).toBeGreaterThan(0);
    noteControl('R1', `an application that answers before the commit: ${lost} lost, kill ${kills}`);
  });

  it('loses and doubles nothing: what had no answer is asked again and stands once', async () => {
    const acknowledged = new Map<string, Acknowledged>();
    const found = await counted(
      { id: 'R1', what: 'kill -9 of the application while it appends, half before the reply' },
      async () => {
        const all = clients('safe', acknowledged);
        await Promise.all(
          all.map(async (client) => {
            for (let kill = 0; kill < KILLS / CLIENTS; kill += 1)
              await client.outlive(kill % 2 ? 'before-reply' : 'at-random');
            await client.settle();
          }),
        );
        const { lost, doubled, unclaimed } = await inLog(acknowledged, 'safe');
        expect(unclaimed).toBe(0);
        return { count: KILLS, lost, doubled };
      },
    );
    console.info(`${KILLS} kills, ${acknowledged.size} requests acknowledged`);
    expect(acknowledged.size).toBeGreaterThan(KILLS);
    expect(found).toEqual({ count: KILLS, lost: 0, doubled: 0 });
  });
});
