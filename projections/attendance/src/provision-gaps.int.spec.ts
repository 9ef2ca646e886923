import {
  type AnyTold,
  bristolYear,
  followed,
  later,
  onboarded,
  ordered,
  registered,
  told,
} from '@ledger/caseload/testing';
import { type OnPostgres, onPostgres } from '@ledger/read-model/testing';
import { attendanceProjection } from './attendance.projection.js';
import type { AttendanceTables } from './attendance.tables.js';
import { provisionGaps } from './provision-gaps.figure.js';

const at = (date: string, event: AnyTold) => told(event, { recordedAt: `${date}T09:00:00Z` });
const pause = { placementId: 'leg', from: '2025-11-12', by: 'authority', charged: false } as const;

/** Suspended on a Wednesday; the Thursday goes to another provider; taken up again on the Monday. */
const events: readonly AnyTold[] = [
  ...bristolYear('801').map((event) => at('2025-09-01', event)),
  onboarded('pru', 'pru'),
  onboarded('works'),
  registered('ada'),
  ordered('ada', { placementId: 'leg', providerId: 'pru', startsOn: '2025-11-10' }),
  at('2025-11-12', later('ada', pause.from, { type: 'PlacementPaused', data: pause })),
  at(
    '2025-11-13',
    ordered('ada', {
      ...{ placementId: 'works', providerId: 'works', startsOn: '2025-11-13' },
      pattern: '0000001100',
    }),
  ),
  at(
    '2025-11-18',
    later('ada', '2025-11-17', {
      ...{ type: 'PlacementResumed', data: { placementId: 'leg', from: '2025-11-17' } },
    }),
  ),
];

describe('edge case 6: the sessions of a suspended provider', () => {
  let ledger: OnPostgres<AttendanceTables>;
  const gaps = (knownAt: string, on: string, authority = '801') =>
    ledger.view({ knownAt }, (view) =>
      provisionGaps.run(view, { authority, from: '2025-11-10', to: '2025-11-21', on }),
    );
  const lost = async (knownAt: string, on: string) =>
    (await gaps(knownAt, on)).rows.map(({ date, session }) => `${date} ${session}`);

  beforeAll(async () => {
    ledger = await onPostgres(attendanceProjection, followed(attendanceProjection, events));
  });
  afterAll(() => ledger.close());

  it('are sessions without provision, each until it is replaced', async () => {
    const wednesday = ['2025-11-12 AM', '2025-11-12 PM'];
    const thursday = ['2025-11-13 AM', '2025-11-13 PM'];
    expect(await lost('2025-11-12', '2025-11-12')).toEqual(wednesday);
    expect(await lost('2025-11-12', '2025-11-13')).toEqual([...wednesday, ...thursday]);
    expect(await lost('2025-11-13', '2025-11-13')).toEqual(wednesday);
  });

  it('end when the placement is taken up again, and name child, provider and placement', async () => {
    const { rows, totals } = await gaps('2025-11-18', '2025-11-21');
    expect(totals).toEqual({ sessions: 4, pupils: 1 });
    expect(rows.at(-1)).toMatchObject({
      ...{ date: '2025-11-14', session: 'PM', pupilId: 'ada', providerRef: 'ref-pru' },
      ...{ placementId: 'leg', pupilRef: { field: 'pupilRef' } },
    });
  });

  it('are told to the authority of the child alone', async () => {
    expect((await gaps('2025-11-18', '2025-11-21', '802')).rows).toEqual([]);
  });
});
