import { join } from 'node:path';
import { EventStoreServer } from '@ledger/event-log/testing/eventstore';
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
  const newPlace = async (keys?: string) => {
    const settings = { EVENTSTORE_URL: server.url, ...(keys ? { LEDGER_KEYS: keys } : {}) };
    const place = await workplace(settings);
    places.push(place);
    return place;
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
    for (const place of places) await place.close();
    await server.stop();
  });

  it('answers a figure to the penny', async () => {
    const answer = await spend(places[0] as Workplace);
    expect(answer.totals).toMatchObject({ deliveredPence: TEN_DAYS_PENCE });
    expect(answer.position).toBeGreaterThan(5);
  });

  it('answers the same at the same position from a new, empty database', async () => {
    const [first] = places as [Workplace];
    const second = await newPlace(join(first.dataDir, 'keys.json'));
    expect(await spend(second)).toEqual(await spend(first));
  }, 120_000);

  it('records nothing twice when a file is imported again', async () => {
    const [first] = places as [Workplace];
    const before = (await spend(first)).position;
    await first.json('import', 'placements', await first.file('again.csv', FILES.placements));
    expect((await spend(first)).position).toBe(before);
  });
});
