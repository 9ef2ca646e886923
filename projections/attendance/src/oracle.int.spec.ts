import {
  type AnyTold,
  firstDay,
  halves,
  plainKind,
  plainLedger,
  type PlainLeg,
  randomDay,
} from '@ledger/caseload/testing';
import { asPlainlyRead, comparesAtAnyMoment, patienceMs } from '@ledger/caseload/testing/oracle';
import { addDays } from '@ledger/school-time';
import fc from 'fast-check';
import { attendance, type AttendanceParams } from './attendance.figure.js';
import { attendanceProjection } from './attendance.projection.js';
import type { Measures } from './tally.js';

interface PlainTally {
  attended: number;
  authorised: number;
  unauthorised: number;
  unmarked: number;
}

type Enrolments = Map<string, PlainTally>;

/** Every half-day of every placement, one by one. */
function fromEvents(events: readonly AnyTold[], moment: Moment) {
  const asked = questionAt(moment);
  const ledger = plainLedger(events);
  const groups = new Map<string, Enrolments>();
  const all: Enrolments = new Map();
  const expected = ledger
    .placementDays(asked.authority, asked.from, asked.to)
    .flatMap(({ leg, date }) => halves.map((half) => ({ leg, date, half })))
    .filter(({ leg, date, half }) => ledger.isExpected(leg, date, half));
  for (const { leg, date, half } of expected) {
    const pupilId = ledger.personOf(leg.pupilId);
    const key = keyOf(ledger, leg, { date, asked });
    const group = groups.get(key) ?? new Map<string, PlainTally>();
    groups.set(key, group);
    const code = ledger.markOf(leg.placementId, date, half);
    const isDue = date <= (asked.on ?? asked.to);
    for (const enrolments of [group, all])
      see(tallyIn(enrolments, { ...leg, pupilId }), code, isDue);
  }
  const measures = (enrolments: Enrolments) => plainMeasures([...enrolments.values()]);
  return {
    rows: held([...groups].map(([key, enrolments]) => [key, measures(enrolments)])),
    totals: measures(all),
  };
}

function keyOf(
  ledger: ReturnType<typeof plainLedger>,
  leg: PlainLeg,
  { date, asked }: { date: string; asked: AttendanceParams },
): string {
  if (asked.by === 'provider') return `ref-${leg.providerId}`;
  if (asked.by === 'pupil') return ledger.personOf(leg.pupilId);
  if (asked.by === 'school') return ledger.childOn(leg.pupilId, date).schoolUrn ?? 'none';
  return asked.authority;
}

function tallyIn(enrolments: Enrolments, { pupilId, providerId }: PlainLeg): PlainTally {
  const name = `${pupilId} ${providerId}`;
  const known = enrolments.get(name);
  const tally = known ?? { attended: 0, authorised: 0, unauthorised: 0, unmarked: 0 };
  enrolments.set(name, tally);
  return tally;
}

function see(tally: PlainTally, code: string | undefined, isDue: boolean) {
  const kind = code === undefined ? 'none' : plainKind(code);
  if (kind === 'none') tally.unmarked += isDue ? 1 : 0;
  else if (kind !== 'other') tally[kind] += 1;
}

function plainMeasures(tallies: readonly PlainTally[]): Measures {
  const sum = (of: (tally: PlainTally) => number) =>
    tallies.map(of).reduce((total, each) => total + each, 0);
  const absentOf = (tally: PlainTally) => tally.authorised + tally.unauthorised;
  const real = tallies.filter((tally) => tally.attended + absentOf(tally) > 0);
  const share = (tally: PlainTally) => absentOf(tally) / (tally.attended + absentOf(tally));
  const possible = sum((tally) => tally.attended + absentOf(tally));
  return {
    enrolments: real.length,
    possible,
    attended: sum((tally) => tally.attended),
    authorisedAbsence: sum((tally) => tally.authorised),
    unauthorisedAbsence: sum((tally) => tally.unauthorised),
    absenceRate: possible ? (100 * sum(absentOf)) / possible : null,
    persistentAbsentees: real.filter((tally) => share(tally) >= 0.1).length,
    severeAbsentees: real.filter((tally) => share(tally) >= 0.5).length,
    unmarked: sum((tally) => tally.unmarked),
  };
}

// So that most of a history is in whole blocks, which are read once for all moments.
const week = { ...attendanceProjection.tables.week, blockPositions: 16 };
const inSmallBlocks: typeof attendanceProjection = {
  ...attendanceProjection,
  tables: { ...attendanceProjection.tables, week },
};

const moment = fc.record({
  at: fc.double({ min: 0.3, max: 1, noNaN: true }),
  authority: fc.constantFrom('801', '802'),
  by: fc.constantFrom(
    'authority' as const,
    'provider' as const,
    'school' as const,
    'pupil' as const,
  ),
  from: fc.oneof(fc.constant(firstDay), randomDay),
  days: fc.integer({ min: 20, max: 80 }),
  on: randomDay,
});

type Moment = typeof moment extends fc.Arbitrary<infer M> ? M : never;

const questionAt = ({ authority, by, from, days, on }: Moment): AttendanceParams => ({
  ...{ authority, by, from, on, to: addDays(from, days) },
});

/** A group that has no sessions may be there or not. */
const held = (rows: readonly (readonly [string, Measures])[]) =>
  new Map(rows.filter(([, { enrolments, unmarked }]) => enrolments + unmarked > 0));

type KeyedRow = Measures & { key: string | { $sealed: { part: { pupilId: string } } } };

/** A child whose staying record another authority has is shown as the record that is here. */
function byKey(rows: readonly object[], past: readonly AnyTold[]): Map<string, Measures> {
  const { personOf } = plainLedger(past);
  const keyed = (rows as readonly KeyedRow[]).map(({ key, ...measures }) => {
    const name = typeof key === 'string' ? key : personOf(key.$sealed.part.pupilId);
    return [name, measures] as const;
  });
  return held(keyed);
}

const sums = ({
  possible,
  attended,
  authorisedAbsence,
  unauthorisedAbsence,
  unmarked,
}: Measures) => {
  expect(possible).toBe(attended + authorisedAbsence + unauthorisedAbsence);
  return [possible, attended, authorisedAbsence, unauthorisedAbsence, unmarked];
};

/** The groups' sessions add up to the same total whatever they are grouped by. */
const summed = (rows: readonly Measures[]) =>
  rows.map(sums).reduce((all, row) => all.map((sum, at) => sum + (row[at] ?? 0)), [0, 0, 0, 0, 0]);

describe('attendance, of any period as known at any time', () => {
  it(
    asPlainlyRead,
    async () => {
      let [possible, unmarked] = [0, 0];
      await comparesAtAnyMoment({
        projection: inSmallBlocks,
        steps: 180,
        moment,
        async fromTables(view, asked, past) {
          const { rows, totals } = await attendance.run(view, questionAt(asked));
          expect(summed(rows)).toEqual(sums(totals));
          possible += totals.possible;
          unmarked += totals.unmarked;
          return { rows: byKey(rows, past), totals };
        },
        fromEvents,
      });
      expect(Math.min(possible, unmarked)).toBeGreaterThan(50);
    },
    patienceMs,
  );
});
