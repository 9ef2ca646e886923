import { join } from 'node:path';
import { EventStoreServer } from '@ledger/event-log/testing/eventstore';
import { type TestDatabase, testDatabase } from '@ledger/postgres/testing';
import { type Workplace, workplace } from './testing/run-ledger.js';

const FILES = {
  schools: 'urn,name,authority,phase\n900001,Home School,801,secondary\n',
  providers: 'providerRef,name,kind,authority,registered\nP1,Provider One,unregistered,801,no\n',
  terms: 'authority,academicYear,term,startsOn,endsOn\n801,2025/26,2,2025-11-03,2025-12-19\n',
  pupils:
    'pupilRef,givenName,familyName,dateOfBirth,authority,schoolUrn\n' +
    'C-1,Avery,Example,2010-10-12,801,900001\n',
  placements:
    'placementRef,pupilRef,providerRef,lot,commissioner,reason,startsOn,pattern,plannedEndOn,' +
    'rateBasis,rate,costCentre,contribution,schoolUrn\n' +
    'L-1,C-1,P1,2,authority,other,2025-11-03,1111111111,2025-11-14,day,95.00,FRAME,,900001\n',
  'budget-lines':
    'authority,financialYear,costCentre,name,s251Line,amount\n' +
    '801,2025-26,FRAME,Framework,1.2.7,10000.00\n',
};
const TEN_DAYS_PENCE = 10 * 9_500;

// The whole product on EventStoreDB: imports, projections and figures, through the command line.
describe('the ledger with its log in EventStoreDB', () => {
  let server: EventStoreServer;
  const places: Workplace[] = [];
  const databases: TestDatabase[] = [];
  const placeWith = async (settings: Record<string, string>) => {
    const place = await workplace(settings);
    places.push(place);
    return place;
  };
  const newPlace = async (given: Record<string, string> = {}) => {
    const database = await testDatabase();
    databases.push(database);
    return placeWith({ EVENTSTORE_URL: server.url, DATABASE_URL: database.url, ...given });
  };
  const spend = (place: Workplace) =>
    place.json<{ totals: object; position: number }>(
      ...['figure', 'high-needs-spend', '--authority', '801'],
      ...['--financialYear', '2025-26', '--on', '2025-12-31'],
    );

  beforeAll(async () => {
    server = await EventStoreServer.start();
    const place = await newPlace();
    for (const [kind, text] of Object.entries(FILES)) {
      const receipt = await place.json('import', kind, await place.file(`${kind}.csv`, text));
      expect(receipt).toMatchObject({ rejected: 0, errors: [] });
    }
  }, 120_000);

  afterAll(async () => {
    for (const each of [...places, ...databases]) await each.close();
    await server.stop();
  });

  it('answers a figure to the penny', async () => {
    const answer = await spend(places[0] as Workplace);
    expect(answer.totals).toMatchObject({ deliveredPence: TEN_DAYS_PENCE });
    expect(answer.position).toBeGreaterThan(5);
  });

  it('answers the same at the same position from a new, empty database', async () => {
    const [first] = places as [Workplace];
    const second = await newPlace({ LEDGER_KEYS: join(first.dataDir, 'keys.json') });
    expect(await spend(second)).toEqual(await spend(first));
  }, 120_000);

  it('records nothing twice when a file is imported again', async () => {
    const [first] = places as [Workplace];
    const before = (await spend(first)).position;
    await first.json('import', 'placements', await first.file('again.csv', FILES.placements));
    expect((await spend(first)).position).toBe(before);
  });

  it('is verified where it is, and a changed event is named by verify and by a rebuild', async () => {
    const [first] = places as [Workplace];
    const { position } = await spend(first);
    const sound = await first.json<object>('verify');
    expect(sound).toMatchObject({ ok: true, events: position, fault: null, comparedWith: null });
    const third = server.store.all.filter(({ stream }) => stream.startsWith('ledger-'))[2];
    const { data } = third ?? {};
    server.store.tamper(third?.position ?? 0, { data: Buffer.from('{}') });
    const found = await first.json<object>('verify');
    expect(found).toMatchObject({ ok: false, root: null, fault: { position: 3 } });
    const rebuilt = await first.run('projections', 'rebuild', 'pupil-search');
    expect(rebuilt).toMatchObject({ exitCode: 1, out: '' });
    expect(rebuilt.err).toMatch(/broken at position 3/);
    if (data) server.store.tamper(third?.position ?? 0, { data });
    expect(await first.json<object>('verify')).toMatchObject({ ok: true, comparedWith: position });
  }, 120_000);

  it('is not opened without its server, nor left open when the keys are not there', async () => {
    const DATABASE_URL = databases[0]?.url ?? '';
    const forgotten = await placeWith({ DATABASE_URL });
    const elsewhere = await forgotten.run('projections');
    expect(elsewhere).toMatchObject({ exitCode: 1, out: '' });
    expect(elsewhere.err).toMatch(/in EventStoreDB.*\n?.*EVENTSTORE_URL/);
    const keyless = await placeWith({ DATABASE_URL, EVENTSTORE_URL: server.url });
    const unopened = await keyless.run('projections');
    expect(unopened).toMatchObject({ exitCode: 1, out: '' });
    expect(unopened.err).toMatch(/keys\.json is missing/);
  }, 120_000);
});
