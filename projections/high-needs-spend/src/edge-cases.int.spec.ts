import {
  acrossThreeCalendars,
  type AnyTold,
  bristolYear,
  changedFrom,
  closedOn,
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
import { highNeedsSpend, type SpendParams } from './high-needs-spend.figure.js';
import { highNeedsSpendProjection } from './high-needs-spend.projection.js';

type Asked = Partial<SpendParams> & { readonly knownAt?: string };

/** The figure of each question in turn, of the same events. */
async function spent(events: readonly AnyTold[], ...asked: readonly Asked[]) {
  const ledger = await onPostgres(
    highNeedsSpendProjection,
    followed(highNeedsSpendProjection, events),
  );
  try {
    const answers = [];
    for (const { knownAt, ...more } of asked) {
      const question = { ...{ authority: '801', financialYear: '2025-26', on }, ...more };
      const moment = knownAt === undefined ? {} : { knownAt };
      answers.push(await ledger.view(moment, (view) => highNeedsSpend.run(view, question)));
    }
    return answers;
  } finally {
    await ledger.close();
  }
}

const on = '2025-11-21';
const at = (date: string, ...events: readonly AnyTold[]): AnyTold[] =>
  events.map((event) => told(event, { recordedAt: `${date}T09:00:00Z` }));
const sums = (answers: Awaited<ReturnType<typeof spent>>) =>
  answers.map(({ totals }) => [totals.deliveredPence, totals.commitmentPence]);

const base: readonly AnyTold[] = [
  ...at('2025-09-01', ...bristolYear('801'), onboarded('provider-1', 'pru'), registered('ada')),
];
const leg = { placementId: 'leg' };
const week = { ...leg, startsOn: '2025-11-10', plannedEndOn: '2025-11-14' };
const fortnight = { ...leg, startsOn: '2025-11-10', plannedEndOn: '2025-11-21' };
const aDay = 95_00;

describe('edge case 2: a start in the middle of a week', () => {
  it('pays two of the four days of a Monday to Thursday week that begins on the Wednesday', async () => {
    const weekly = { rateBasis: 'week', ratePence: 400_00, pattern: '1111111100' } as const;
    const order = ordered('ada', { ...fortnight, ...weekly, startsOn: '2025-11-12' });
    expect(sums(await spent([...base, order], { on: '2025-11-16' }))).toEqual([[200_00, 400_00]]);
  });
});

describe('edge case 3: an end that is entered ten days late', () => {
  const events = [
    ...base,
    ordered('ada', { ...week, plannedEndOn: '2025-12-19' }),
    ...at(
      '2025-11-24',
      later('ada', '2025-11-14', {
        ...{ type: 'PlacementEnded', data: { ...leg, endedOn: '2025-11-14' } },
      }),
    ),
  ];

  it('releases the commitment, and what was delivered after it is due back', async () => {
    const [before, after] = await spent(events, { knownAt: '2025-11-21' }, {});
    expect(sums([before, after].flatMap((each) => each ?? []))).toEqual([
      [10 * aDay, 20 * aDay],
      [5 * aDay, 0],
    ]);
  });
});

describe('edge case 4: a correction of a correction, after a period was closed', () => {
  const price = (ratePence: number) =>
    later('ada', week.startsOn, {
      ...{ type: 'PlacementCorrected', data: { ...leg, changed: { ratePence } } },
    });
  const events = [
    ...base,
    ordered('ada', week),
    ...at('2025-12-20', price(90_00)),
    ...at('2026-02-10', price(97_00)),
  ];

  it('counts from its old date, and leaves what was reported as it was known', async () => {
    const reported = ['2025-12-05', '2026-01-05', '2026-02-10'];
    const closing = { on: '2025-12-31' };
    const known = await spent(events, ...reported.map((knownAt) => ({ ...closing, knownAt })));
    expect(sums(known)).toEqual([
      [5 * 95_00, 0],
      [5 * 90_00, 0],
      [5 * 97_00, 0],
    ]);
    // The same reports without the later correction in the log.
    const then = await spent(events.slice(0, -1), { ...closing, knownAt: '2026-01-05' });
    expect(known[1]).toEqual(then[0]);
  });
});

describe('edge cases 6 and 7: a provider suspended in the middle of a week, lifted in retrospect', () => {
  const pause = { ...leg, by: 'authority', charged: false } as const;
  const from = '2025-11-12';
  const events = [
    ...base,
    ordered('ada', fortnight),
    later('ada', from, { type: 'PlacementPaused', data: { ...pause, from } }),
    ...at(
      '2025-12-01',
      later('ada', from, {
        type: 'PauseCorrected',
        data: { ...pause, pausedFrom: from, from, to: '2025-11-17' },
      }),
    ),
  ];

  it('is not charged while it lasts, and is charged again from the day it never held', async () => {
    expect(sums(await spent(events, { knownAt: '2025-11-21' }, {}))).toEqual([
      [2 * aDay, 0],
      [7 * aDay, 0],
    ]);
  });
});

describe('edge case 10: three calendars', () => {
  it('charges the days of the child’s authority on which the provider is open', async () => {
    const across = { authority: '802' };
    const [answer] = await spent(acrossThreeCalendars, across);
    expect(answer?.totals.deliveredPence).toBe(expectedAcross.length * aDay);
    expect(sums(await spent(acrossThreeCalendars, {}, { authority: '803' }))).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });
});

describe('edge case 15: a child moves to another authority during a placement', () => {
  const events = [
    ...base,
    ...at('2025-09-01', ...bristolYear('802')),
    ordered('ada', fortnight),
    ...at('2025-11-13', changedFrom('ada', '2025-11-12', { authority: '802' })),
  ];

  it('ends the commitment of the one and begins that of the other', async () => {
    const asked = { on: '2025-11-10' };
    const answers = await spent(
      events,
      { ...asked, knownAt: '2025-11-12' },
      asked,
      { ...asked, authority: '802', knownAt: '2025-11-12' },
      { ...asked, authority: '802' },
    );
    expect(sums(answers)).toEqual([
      [aDay, 9 * aDay],
      [aDay, aDay],
      [0, 0],
      [0, 8 * aDay],
    ]);
  });
});

const mark = (pupilId: string, date: string, code: string) =>
  marked({
    ...{ pupilId, placementId: pupilId, providerId: 'provider-1', date, code },
    session: 'AM',
  });
const mornings = { ...week, pattern: '1010101010' };

describe('edge case 20: whether absence is paid for', () => {
  const clause = (name: string, said: object) => [
    ...at('2025-09-01', registered(name)),
    ordered(name, { ...mornings, ...said, placementId: name, costCentre: name }),
    ...['2025-11-10', '2025-11-11', '2025-11-12'].map((date) => mark(name, date, 'O')),
    mark(name, '2025-11-13', '/'),
    mark(name, '2025-11-14', 'I'),
  ];

  it('is what the contract says: all, none, or the first days of each absence', async () => {
    const [answer] = await spent(
      [
        ...base,
        ...clause('all', {}),
        ...clause('none', { chargedWhenAbsent: false }),
        ...clause('two', { chargedWhenAbsent: false, absentDaysCharged: 2 }),
      ],
      {},
    );
    const delivered = answer?.rows.map((row) => [row.costCentre, row.deliveredPence]);
    expect(delivered).toEqual([
      ['all', 5 * aDay],
      ['none', aDay],
      ['two', 4 * aDay],
    ]);
  });
});

describe('edge case 21: two closed days, of which the money comes back in the next year', () => {
  const spring = { startsOn: '2026-03-02', plannedEndOn: '2026-04-02' };
  const events = [
    ...base,
    ordered('ada', { ...leg, ...spring, pattern: '1111100000' }),
    ordered('ada', {
      ...{ ...spring, placementId: 'kept', pattern: '0000011111' },
      ...{ costCentre: 'CC2', chargedWhenClosed: true },
    }),
    ...at(
      '2026-04-20',
      closedOn('provider', 'provider-1', '2026-03-17'),
      closedOn('provider', 'provider-1', '2026-03-18'),
    ),
  ];
  const delivered = ({ rows }: { rows: readonly { deliveredPence: number }[] }) =>
    rows.map(({ deliveredPence }) => deliveredPence);

  it('is due for the year of the sessions, as known from then on, and for nothing else', async () => {
    const year = { on: '2026-03-31' };
    const next = { on: '2026-04-30', financialYear: '2026-27' };
    const [reported, now, later, ...others] = await spent(
      events,
      { ...year, knownAt: '2026-03-31' },
      year,
      { ...year, on: '2026-04-30', knownAt: '2026-04-30' },
      { ...next, knownAt: '2026-04-19' },
      next,
    );
    if (!reported || !now || !later) throw new Error('not answered');
    const [before, kept] = delivered(reported);
    expect(delivered(now)).toEqual([(before ?? 0) - 2 * aDay, kept]);
    expect(delivered(later)).toEqual(delivered(now));
    expect(others.map(delivered)[0]).toEqual(others.map(delivered)[1]);
  });
});

describe('edge case 23: a year 11 leaver', () => {
  const june = { ...leg, startsOn: '2026-06-15', plannedEndOn: '2026-07-22' };
  const left = { ...leg, endedOn: '2026-06-26', endReason: 'post-16' } as const;

  it('costs nothing after the last Friday in June, whatever is invoiced for July', async () => {
    const asked = { financialYear: '2026-27', on: '2026-06-30' };
    const ended = later('ada', left.endedOn, { type: 'PlacementEnded', data: left });
    const events = [...base, ordered('ada', june), ...at('2026-07-06', ended)];
    expect(sums(await spent(events, { ...asked, knownAt: '2026-06-30' }, asked))).toEqual([
      [12 * aDay, 16 * aDay],
      [10 * aDay, 0],
    ]);
  });
});

describe('edge case 29: the wrong child was marked', () => {
  const present = { ...mornings, chargedWhenAbsent: false };
  const wrong = [mark('ada', '2025-11-10', '/'), mark('ben', '2025-11-10', 'O')];
  const right = [mark('ada', '2025-11-10', 'O'), mark('ben', '2025-11-10', '/')];
  const events = [
    ...base,
    registered('ben'),
    ordered('ada', { ...present, placementId: 'ada', costCentre: 'ADA' }),
    ordered('ben', { ...present, placementId: 'ben', costCentre: 'BEN' }),
    ...at('2025-11-10', ...wrong),
    ...at('2025-11-20', ...right.map(({ data }) => marked(data, 'AttendanceCorrected'))),
  ];

  it('moves what was paid from the one to the other, and the sum stays', async () => {
    const asked = { on: '2025-11-10' };
    const answers = await spent(events, { ...asked, knownAt: '2025-11-19' }, asked);
    const delivered = answers.map(({ rows }) =>
      rows.map((row) => [row.costCentre, row.deliveredPence]),
    );
    expect(delivered).toEqual([
      [
        ['ADA', aDay],
        ['BEN', 0],
      ],
      [
        ['ADA', 0],
        ['BEN', aDay],
      ],
    ]);
  });
});
