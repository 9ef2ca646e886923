import {
  acrossThreeCalendars,
  type AnyTold,
  bristolYear,
  expectedAcross,
  followed,
  later,
  marked,
  onboarded,
  ordered,
  registered,
  told,
} from '@ledger/caseload/testing';
import { onPostgres } from '@ledger/read-model/testing';
import { attendance, type AttendanceParams } from './attendance.figure.js';
import { attendanceMarks } from './attendance-marks.list.js';
import { attendanceProjection } from './attendance.projection.js';

type Asked = Partial<AttendanceParams> & { readonly knownAt?: string };

const period = { authority: '801', from: '2025-11-10', to: '2025-11-21', by: 'provider' } as const;

async function asking<R>(
  events: readonly AnyTold[],
  use: (ledger: Awaited<ReturnType<typeof projected>>) => Promise<R>,
): Promise<R> {
  const ledger = await projected(events);
  try {
    return await use(ledger);
  } finally {
    await ledger.close();
  }
}

const projected = (events: readonly AnyTold[]) =>
  onPostgres(attendanceProjection, followed(attendanceProjection, events));

/** The figure by provider, of each question in turn, of the same events. */
const attended = (events: readonly AnyTold[], ...asked: readonly Asked[]) =>
  asking(events, async (ledger) => {
    const answers = [];
    for (const { knownAt, ...more } of asked) {
      const moment = knownAt === undefined ? {} : { knownAt };
      const question = { ...period, ...more };
      answers.push(await ledger.view(moment, (view) => attendance.run(view, question)));
    }
    return answers;
  });

const marksOf = (events: readonly AnyTold[], pupilId: string) =>
  asking(events, (ledger) =>
    ledger.view({}, (view) => attendanceMarks.run(view, { ...period, pupilId })),
  );

const at = (date: string, ...events: readonly AnyTold[]): AnyTold[] =>
  events.map((event) => told(event, { recordedAt: `${date}T09:00:00Z` }));
const base: readonly AnyTold[] = [
  ...at('2025-09-01', ...bristolYear('801'), onboarded('pru', 'pru'), onboarded('works')),
  registered('ada', { schoolUrn: '100001', enrolment: 'M' }),
];
const leg = { placementId: 'leg', providerId: 'pru' };
const place = { ...leg, startsOn: '2025-11-10', plannedEndOn: '2025-12-19' };

type Half = 'AM' | 'PM';
const mark = (date: string, session: Half, said: { code: string; placementId?: string }) =>
  marked({ ...{ pupilId: 'ada', date, session }, ...leg, ...said });
/** Two marks of each day. */
const days = (dates: readonly string[], code: string, more: object = {}) =>
  dates.flatMap((date) => [
    mark(date, 'AM', { code, ...more }),
    mark(date, 'PM', { code, ...more }),
  ]);
const firstWeek = ['2025-11-10', '2025-11-11', '2025-11-12', '2025-11-13', '2025-11-14'];
const nextWeek = ['2025-11-17', '2025-11-18', '2025-11-19', '2025-11-20', '2025-11-21'];

describe('edge case 3: an end that is entered ten days late', () => {
  const events = [
    ...base,
    ordered('ada', place),
    ...days([...firstWeek, ...nextWeek], '/'),
    ...at(
      '2025-11-24',
      later('ada', '2025-11-14', {
        ...{ type: 'PlacementEnded', data: { placementId: 'leg', endedOn: '2025-11-14' } },
      }),
    ),
  ];

  it('keeps the marks after it and counts them nowhere', async () => {
    const [before, after] = await attended(events, { knownAt: '2025-11-21' }, {});
    expect([before?.totals.possible, after?.totals.possible]).toEqual([20, 10]);
    const { rows } = await marksOf(events, 'ada');
    expect(rows.map(({ additional }) => additional)).toEqual([
      ...Array.from({ length: 10 }, () => false),
      ...Array.from({ length: 10 }, () => true),
    ]);
  });
});

describe('edge case 4: a correction of a correction', () => {
  const right = (code: string) =>
    marked(mark('2025-11-10', 'AM', { code }).data, 'AttendanceCorrected');
  const events = [
    ...base,
    ordered('ada', { ...place, plannedEndOn: '2025-11-10', pattern: '1000000000' }),
    ...at('2025-11-10', mark('2025-11-10', 'AM', { code: 'N' })),
    ...at('2025-11-14', right('/')),
    ...at('2026-02-10', right('I')),
  ];

  it('counts on its old date, and a report stays as it was known', async () => {
    const reported = ['2025-11-10', '2025-12-31', '2026-02-10'];
    const known = await attended(events, ...reported.map((knownAt) => ({ knownAt })));
    const counted = known.map(
      ({ totals: { attended, authorisedAbsence, unauthorisedAbsence } }) => [
        ...[attended, authorisedAbsence, unauthorisedAbsence],
      ],
    );
    expect(counted).toEqual([
      [0, 0, 1],
      [1, 0, 0],
      [0, 1, 0],
    ]);
    const [then] = await attended(events.slice(0, -1), { knownAt: '2025-12-31' });
    expect(known[1]).toEqual(then);
  });
});

describe('edge case 6: a provider is suspended in the middle of a week', () => {
  const pause = { from: '2025-11-12', by: 'authority', charged: false } as const;
  const paused = later('ada', pause.from, {
    ...{ type: 'PlacementPaused', data: { placementId: 'leg', ...pause } },
  });

  it('has no code and no missing mark for the sessions that were lost', async () => {
    const present = days(['2025-11-10', '2025-11-11'], '/');
    const events = [...base, ordered('ada', place), ...present, paused];
    const [answer] = await attended(events, {});
    expect(answer?.totals).toMatchObject({ possible: 4, attended: 4, unmarked: 0 });
    expect((await marksOf(events, 'ada')).rows).toHaveLength(4);
  });
});

describe('edge case 10: three calendars', () => {
  const across = { ...period, authority: '802', from: '2025-11-03', by: 'authority' as const };

  it('expects the pattern on school days of the child’s authority with the provider open', async () => {
    const [answer] = await attended(acrossThreeCalendars, across);
    expect(answer?.totals).toMatchObject({ possible: 0, unmarked: 2 * expectedAcross.length });
    const { rows } = await asking(acrossThreeCalendars, (ledger) =>
      ledger.view({}, (view) => attendanceMarks.run(view, { ...across, pupilId: 'across' })),
    );
    const mornings = rows.filter(({ session }) => session === 'AM');
    expect(mornings.map(({ date }) => date)).toEqual(expectedAcross);
  });

  it('counts them for the child’s authority alone', async () => {
    const others = await attended(
      acrossThreeCalendars,
      { ...across, authority: '801' },
      { ...across, authority: '803' },
    );
    expect(others.map(({ totals }) => totals.unmarked)).toEqual([0, 0]);
  });
});

describe('edge case 11: dual roll', () => {
  const school = { placementId: 'school', providerId: 'school' };
  const order = { ...place, plannedEndOn: '2025-11-14' };
  const events = [
    ...base,
    onboarded('school', 'ap-academy'),
    // Three days at the unit, which the main school's own register has as D.
    ordered('ada', { ...order, pattern: '1111110000', roll: 'S' }),
    ordered('ada', { ...order, ...school, pattern: '0000001111', roll: 'M' }),
    ...days(firstWeek.slice(0, 2), '/'),
    ...days(firstWeek.slice(2, 3), 'O'),
    ...days(firstWeek.slice(0, 3), 'D', school),
    ...days(firstWeek.slice(3), '/', school),
  ];

  it('uses each mark once: D at the main school is no possible session', async () => {
    const [answer] = await attended(events, {});
    expect(answer?.rows.map((row) => [row.key, row.possible, row.attended])).toEqual([
      ['ref-pru', 6, 4],
      ['ref-school', 4, 4],
    ]);
    expect(answer?.totals).toMatchObject({
      possible: 10,
      attended: 8,
      absenceRate: 20,
      unmarked: 0,
    });
  });

  it('has one roll where the provider is no school, marked B or K, which attend', async () => {
    const works = { placementId: 'works', providerId: 'works' };
    const single = [
      ...base,
      ordered('ada', { ...order, ...works, arrangedBy: 'school', pattern: '1111100000' }),
      ordered('ada', { ...order, ...works, placementId: 'k', pattern: '0000011111' }),
      ...days(firstWeek.slice(0, 2), 'B', works),
      mark('2025-11-12', 'AM', { code: 'B', ...works }),
      mark('2025-11-12', 'PM', { code: 'K', ...works, placementId: 'k' }),
      ...days(firstWeek.slice(3), 'K', { ...works, placementId: 'k' }),
    ];
    const [answer] = await attended(single, {});
    expect(answer?.rows).toMatchObject([
      { key: 'ref-works', enrolments: 1, possible: 10, attended: 10, absenceRate: 0 },
    ]);
  });
});

describe('edge case 12: a child goes full-time to another provider', () => {
  const full = { ...place, ...{ placementId: 'full', providerId: 'works' } };
  const there = { placementId: 'full', providerId: 'works' };
  const varied = later('ada', '2025-11-17', {
    type: 'PackageVaried',
    data: { placementId: 'leg', from: '2025-11-17', pattern: '0000000000' },
  });
  const asked = { from: '2025-11-17' };

  it.each([
    ['expected no more at the first', []],
    ['marked D at the first', days(nextWeek, 'D')],
  ])('and is %s, which has nothing possible and no rate', async (_, first) => {
    const events = [
      ...base,
      ordered('ada', place),
      ...days(firstWeek, 'O'),
      ordered('ada', { ...full, startsOn: '2025-11-17' }),
      ...[varied, ...first],
      ...days(nextWeek, '/', there),
    ];
    const [answer] = await attended(events, asked);
    expect(answer?.rows).toMatchObject([
      { key: 'ref-pru', enrolments: 0, possible: 0, absenceRate: null, persistentAbsentees: 0 },
      { key: 'ref-works', enrolments: 1, possible: 10, absenceRate: 0 },
    ]);
    expect(answer?.totals).toMatchObject({ enrolments: 1, possible: 10, absenceRate: 0 });
  });
});

describe('edge case 30: a file that comes a week late', () => {
  const events = [
    ...base,
    ordered('ada', { ...place, plannedEndOn: '2025-11-14' }),
    ...at('2025-11-14', ...days(firstWeek.slice(0, 2), '/')),
    ...at('2025-11-21', ...days(firstWeek.slice(2), 'I')),
  ];

  it('counts on the dates of its sessions, and what was known before stays', async () => {
    const asked = { to: '2025-11-14' };
    const [before, after] = await attended(events, { ...asked, knownAt: '2025-11-20' }, asked);
    expect(before?.totals).toMatchObject({ possible: 4, attended: 4, unmarked: 6 });
    expect(after?.totals).toMatchObject({ possible: 10, authorisedAbsence: 6, unmarked: 0 });
  });
});

describe('edge case 34: a code that was withdrawn', () => {
  it('counts as the code that took its place', async () => {
    const events = [
      ...base,
      ordered('ada', { ...place, plannedEndOn: '2025-11-12', pattern: '1010100000' }),
      mark('2025-11-10', 'AM', { code: 'H' }),
      mark('2025-11-11', 'AM', { code: 'J' }),
      mark('2025-11-12', 'AM', { code: 'Y' }),
    ];
    const [answer] = await attended(events, {});
    expect(answer?.totals).toMatchObject({ possible: 2, attended: 0, authorisedAbsence: 2 });
    const { rows } = await marksOf(events, 'ada');
    expect(rows.map(({ code, counted }) => [code, counted])).toEqual([
      ['H', 'authorised'],
      ['J', 'authorised'],
      ['Y', 'notPossible'],
    ]);
  });
});
