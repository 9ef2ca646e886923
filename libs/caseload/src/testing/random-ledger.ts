import { addDays, dateOf, dayOf, type HalfDay, mondayOf } from '@ledger/school-time';
import fc from 'fast-check';
import {
  type AnyTold,
  budgetSet,
  changedFrom,
  closedOn,
  later,
  marked,
  onboarded,
  ordered,
  registered,
  termSet,
  told,
} from './events.js';
import { corrected } from './random-corrections.js';
import { randomlyExcluded, rescindedFirst, type StandingExclusion } from './random-exclusions.js';
import { anyMerge, anyUnmerge } from './random-merges.js';
import { codes, firstDay, lastDay, latest, one, patterns } from './random-values.js';

const span = dayOf(lastDay) - dayOf(firstDay);

const authorities = ['801', '802'];

export interface Step {
  readonly kind: keyof typeof kinds;
  readonly pick: number;
  readonly day: number;
  readonly more: number;
}

export interface Leg {
  readonly placementId: string;
  readonly pupilId: string;
  readonly providerId: string;
  readonly startsOn: string;
  paused: string | null;
  resumed: string;
  ended: boolean;
}

export interface Town {
  readonly legs: Leg[];
  readonly marks: Set<string>;
  readonly pupils: Map<string, { authority: string; cohort: number }>;
  readonly exclusions: StandingExclusion[];
  /** The record that each merged one went into. */
  readonly gone: Map<string, string>;
  readonly events: AnyTold[];
}

type Kind = (town: Town, step: Step) => AnyTold | readonly AnyTold[] | undefined;

const on = ({ day }: Step) => addDays(firstDay, day);
const legIn = ({ legs }: Town, { pick }: Step) => (legs.length ? one(legs, pick) : undefined);

const ofLeg =
  (make: (leg: Leg, step: Step) => AnyTold | undefined): Kind =>
  (town, step) => {
    const leg = legIn(town, step);
    return leg && make(leg, step);
  };

const clauseOf = ({ more, day }: Step) =>
  more % 4 === 1 ? { absentDaysCharged: 1 + (day % 3) } : {};

const kinds = {
  order(town, step) {
    const pupilId = one([...town.pupils.keys()], step.pick);
    if (!pupilId || town.legs.length > 7) return undefined;
    const leg: Leg = {
      placementId: `leg-${town.legs.length}`,
      pupilId,
      providerId: `provider-${step.more % 2}`,
      startsOn: addDays(firstDay, step.day % 30),
      paused: null,
      resumed: firstDay,
      ended: false,
    };
    town.legs.push(leg);
    const { placementId, providerId, startsOn } = leg;
    return ordered(pupilId, {
      ...{ placementId, providerId, startsOn },
      pattern: one(patterns, step.more) ?? '1111111111',
      rateBasis: step.more % 3 ? 'day' : 'session',
      ratePence: 1000 + step.more,
      contributionPence: step.more % 5,
      costCentre: `CC${step.more % 3}`,
      commissioner: step.more % 7 ? 'authority' : 'school',
      arrangedBy: step.more % 4 ? 'authority' : 'school',
      chargedWhenAbsent: step.more % 2 === 0,
      chargedWhenClosed: step.day % 2 === 0,
      ...clauseOf(step),
      ...(step.day % 3 ? {} : { plannedEndOn: addDays(startsOn, step.more % 70) }),
    });
  },
  vary: ofLeg(({ placementId, pupilId, startsOn }, step) => {
    const from = latest(startsOn, on(step));
    const { more } = step;
    const data = {
      ...{ placementId, from },
      ...(more % 2 ? { pattern: one(patterns, more) ?? '1111111111' } : {}),
      ...(more % 3 ? { ratePence: 2000 + more } : {}),
      ...(more % 5 ? {} : { costCentre: 'CC2', contributionPence: more }),
      ...(more % 4 ? {} : { plannedEndOn: addDays(from, more % 30) }),
      ...(more % 3 ? {} : { team: 'send' }),
    };
    return later(pupilId, from, { type: 'PackageVaried', data });
  }),
  pause: ofLeg((leg, step) => {
    const { placementId, pupilId, startsOn, resumed } = leg;
    if (leg.paused) return undefined;
    const from = latest(latest(startsOn, resumed), on(step));
    leg.paused = from;
    const data = { placementId, from, by: 'provider' as const, charged: step.more % 2 === 0 };
    return later(pupilId, from, { type: 'PlacementPaused', data });
  }),
  resume: ofLeg((leg, step) => {
    const { placementId, pupilId, paused } = leg;
    if (!paused) return undefined;
    leg.paused = null;
    const from = latest(addDays(paused, 1), on(step));
    leg.resumed = from;
    return later(pupilId, from, { type: 'PlacementResumed', data: { placementId, from } });
  }),
  unvary: ofLeg(({ placementId, pupilId, startsOn }, step) => {
    const data = { placementId, from: latest(startsOn, on(step)) };
    return later(pupilId, data.from, { type: 'VariationWithdrawn', data });
  }),
  unpause: ofLeg((leg, { more }) => {
    const { placementId, pupilId, paused: from } = leg;
    if (!from) return undefined;
    leg.paused = more % 2 ? null : addDays(from, 1);
    if (leg.paused === null)
      return later(pupilId, from, { type: 'PauseWithdrawn', data: { placementId, from } });
    const put = { from: leg.paused, to: null, by: 'school', charged: more % 4 === 0 } as const;
    return later(pupilId, put.from, {
      ...{ type: 'PauseCorrected', data: { placementId, pausedFrom: from, ...put } },
    });
  }),
  end: ofLeg((leg, step) => {
    if (leg.ended) return undefined;
    leg.ended = true;
    const data = { placementId: leg.placementId, endedOn: latest(leg.startsOn, on(step)) };
    return later(leg.pupilId, data.endedOn, { type: 'PlacementEnded', data });
  }),
  correct: ofLeg(corrected),
  arrive: ofLeg(({ placementId, pupilId }, step) => {
    const date = on(step);
    if (step.more % 6 === 0)
      return later(pupilId, date, { type: 'NotArrived', data: { placementId, expectedOn: date } });
    const data = { placementId, startedOn: date };
    return later(pupilId, date, { type: 'PlacementStarted', data });
  }),
  move(town, step) {
    const pupilId = one([...town.pupils.keys()], step.pick);
    const known = pupilId ? town.pupils.get(pupilId) : undefined;
    if (!pupilId || !known || town.gone.has(pupilId)) return undefined;
    known.authority = one(authorities, step.more) ?? '801';
    const { authority, cohort } = known;
    const schoolUrn = `10000${step.more % 3}`;
    const yearOffset = step.more % 2;
    return changedFrom(pupilId, on(step), { authority, cohort, schoolUrn, yearOffset });
  },
  exclude: (town, step): AnyTold => randomlyExcluded(town, { ...step, date: on(step) }),
  rescind: (town, step): AnyTold | undefined => rescindedFirst(town, on(step)),
  merge: anyMerge,
  unmerge: anyUnmerge,
  mark: (town, step) => mark(town, step),
  close(_, step) {
    const date = on(step);
    const ref =
      step.more % 2 ? `provider-${step.pick % 2}` : (one(authorities, step.pick) ?? '801');
    const closed = closedOn(step.more % 2 ? 'provider' : 'authority', ref, date);
    if (step.more % 5) return closed;
    const { scope } = closed.data;
    return { ...closed, type: 'ClosureWithdrawn', data: { scope, ref, date } };
  },
  term(_, step) {
    const term = {
      ...{ academicYear: '2025/26', term: 1, startsOn: '2025-09-02' },
      endsOn: addDays('2025-10-10', step.day % 20),
    };
    return {
      ...termSet(one(authorities, step.pick) ?? '801', term),
      type: 'TermCorrected',
    } as AnyTold;
  },
  budget: (_, step) =>
    budgetSet(one(authorities, step.pick) ?? '801', {
      costCentre: `CC${step.more % 4}`,
      s251Line: step.day % 2 ? '1.2.7' : '1.2.1',
      amountPence: 1000 * step.day,
    }),
} satisfies Record<string, Kind>;

function mark(town: Town, step: Step): readonly AnyTold[] {
  const leg = legIn(town, step);
  if (!leg) return [];
  const monday = mondayOf(dayOf(on(step)));
  const sessions = step.more % 3 ? [step.day % 10] : [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  return sessions.map((place) => {
    const date = dateOf(monday + (place >> 1));
    const code = one(codes, step.more % 3 ? place * step.pick : 0) ?? '/';
    return markOf(town, leg, { date, session: place % 2 ? 'PM' : 'AM', code });
  });
}

function markOf(
  { marks }: Town,
  { placementId, pupilId, providerId }: Leg,
  mark: { date: string; session: HalfDay; code: string },
): AnyTold {
  const name = `${placementId} ${mark.date} ${mark.session}`;
  const type = marks.has(name) ? 'AttendanceCorrected' : 'AttendanceMarked';
  marks.add(name);
  return marked({ placementId, pupilId, providerId, ...mark }, type);
}

function townOf(steps: readonly Step[]): readonly AnyTold[] {
  const events: AnyTold[] = authorities.map((authority, index) =>
    termSet(authority, {
      ...{ academicYear: '2025/26', term: 1, startsOn: `2025-09-0${2 + index}` },
      endsOn: '2025-10-24',
    }),
  );
  const town: Town = {
    ...{ legs: [], marks: new Set(), pupils: new Map(), gone: new Map(), exclusions: [], events },
  };
  events.push(onboarded('provider-0', 'pru'), onboarded('provider-1', 'unregistered'));
  for (const [index, cohort] of [2021, 2016, 2012, 2010].entries()) {
    const authority = authorities[index % 2] ?? '801';
    town.pupils.set(`child-${index}`, { authority, cohort });
    events.push(registered(`child-${index}`, { authority, cohort }));
  }
  for (const step of steps) {
    const event = kinds[step.kind](town, step);
    if (event) events.push(...[event].flat());
  }
  return events.map((event, index) => told(event, { eventId: `event-${index + 1}` }));
}

const weights: Readonly<Record<keyof typeof kinds, number>> = {
  ...{
    order: 10,
    vary: 4,
    pause: 3,
    resume: 3,
    unvary: 1,
    unpause: 1,
    end: 2,
    correct: 4,
    arrive: 2,
  },
  ...{
    move: 3,
    merge: 2,
    unmerge: 1,
    mark: 30,
    close: 5,
    term: 2,
    budget: 3,
    exclude: 3,
    rescind: 1,
  },
};

/** A random history of so many steps, in a town of two authorities, two providers, four children. */
export const randomLedger = (steps: number): fc.Arbitrary<readonly AnyTold[]> =>
  fc
    .array(
      fc.record({
        kind: fc.oneof(
          ...Object.entries(weights).map(([kind, weight]) => ({
            weight,
            arbitrary: fc.constant(kind as keyof typeof kinds),
          })),
        ),
        pick: fc.noBias(fc.nat(100)),
        day: fc.noBias(fc.nat(span)),
        more: fc.noBias(fc.nat(1000)),
      }),
      { minLength: steps, maxLength: steps },
    )
    .map(townOf);

/** A random date of those days. */
export const randomDay = fc.noBias(fc.nat(span)).map((day) => addDays(firstDay, day));
