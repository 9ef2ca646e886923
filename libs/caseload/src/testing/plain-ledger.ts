import type { AnyTold } from './events.js';

// A slow, plain reading of the same events, to compare figures with: it shares no code with the
// projections and works out each day by looking at every event again.

interface PlainChild {
  from: string;
  authority: string;
  cohort: number;
  yearOffset: number;
  schoolUrn: string | null;
}

type Fields = Readonly<Record<string, unknown>>;

export interface PlainLeg {
  readonly placementId: string;
  readonly pupilId: string;
  readonly providerId: string;
  readonly fields: Fields;
  readonly variations: readonly (Fields & { readonly from: string })[];
  readonly pauses: readonly { from: string; to: string; charged: boolean }[];
}

type Half = 'AM' | 'PM';
export const halves = ['AM', 'PM'] as const;
const never = '9999-12-31';
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const weekdayOf = (date: string) => (new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7;

const dataOf = (event: AnyTold) => event.data as Fields;

/** What the events say, asked day by day. */
export function plainLedger(events: readonly AnyTold[]) {
  const ofType = (...types: string[]) => events.filter(({ type }) => types.includes(type));

  const childOn = (pupilId: string, date: string): PlainChild => {
    const told = new Map<string, PlainChild>();
    for (const event of events)
      if (event.streamId === `pupil-${pupilId}` && !('otherPupilId' in event.data)) {
        const from = text(dataOf(event)['from']);
        told.set(from, { schoolUrn: null, ...dataOf(event), from } as PlainChild);
      }
    const froms = [...told.keys()].sort().filter((from) => from <= date);
    const child = told.get(froms.at(-1) ?? '');
    if (!child) throw new Error(`no child ${pupilId}`);
    return child;
  };

  /** The record that this one went into at last: the child. */
  const personOf = (pupilId: string): string => {
    const said = ofType('ChildRecordsMerged', 'ChildRecordsUnmerged').filter(
      ({ streamId, data }) =>
        streamId === `pupil-${pupilId}` && (data as Fields)['role'] !== 'stays',
    );
    const last = said.at(-1);
    if (last?.type !== 'ChildRecordsMerged') return pupilId;
    return personOf(text(dataOf(last)['otherPupilId']));
  };

  /** What is said of the birth of the child whose record it is, where the authority may know. */
  const bornOn = (pupilId: string, date: string, authority: string): PlainChild => {
    const person = personOf(pupilId);
    const here = [person, ...recordsOf(person)].find((record) => wasHere(record, authority));
    return childOn(here ?? pupilId, date);
  };

  const recordsOf = (person: string): readonly string[] =>
    ofType('ChildRegistered')
      .map(({ streamId }) => streamId.replace('pupil-', ''))
      .filter((record) => personOf(record) === person)
      .sort();

  const wasHere = (pupilId: string, authority: string): boolean =>
    events.some(
      ({ streamId, data }) =>
        streamId === `pupil-${pupilId}` && isStanding(pupilId, data as Fields, authority),
    );

  const isStanding = (pupilId: string, data: Fields, authority: string): boolean =>
    data['authority'] === authority && childOn(pupilId, text(data['from'])).authority === authority;

  const isSchoolDay = (authority: string, date: string): boolean => {
    if (weekdayOf(date) > 4) return false;
    const terms = ofType('TermSet', 'TermCorrected').filter(
      ({ data }) => dataRef(data) === authority,
    );
    const term = terms.at(-1);
    if (!term) return false;
    const { startsOn, endsOn } = dataOf(term);
    const inTerm = text(startsOn) <= date && date <= text(endsOn);
    return inTerm && !isClosed('authority', authority, date);
  };

  const isClosed = (scope: string, ref: string, date: string): boolean => {
    const said = ofType('ClosureRecorded', 'ClosureWithdrawn').filter((event) => {
      const data = dataOf(event);
      return data['scope'] === scope && data['ref'] === ref && data['date'] === date;
    });
    return said.at(-1)?.type === 'ClosureRecorded';
  };

  const legs = (): readonly PlainLeg[] =>
    ofType('PlacementOrdered').map((event) => plainLeg(event, events));

  const markOf = (placementId: string, date: string, half: Half): string | undefined => {
    const marks = ofType('AttendanceMarked', 'AttendanceCorrected').filter((event) => {
      const data = dataOf(event);
      return (
        data['placementId'] === placementId && data['date'] === date && data['session'] === half
      );
    });
    return marks.length ? text(dataOf(marks.at(-1) as AnyTold)['code']) : undefined;
  };

  const isDue = (leg: PlainLeg, date: string, half: Half): boolean => {
    if (!isOpen(leg, date)) return false;
    const planned = text(fieldOn(leg, 'plannedEndOn', date));
    if (!leg.fields['endedOn'] && planned && date > planned) return false;
    const place = 2 * weekdayOf(date) + (half === 'PM' ? 1 : 0);
    const pattern = text(fieldOn(leg, 'pattern', date));
    return pattern[place] === '1' && isSchoolDay(childOn(leg.pupilId, date).authority, date);
  };

  const isExpected = (leg: PlainLeg, date: string, half: Half): boolean =>
    isDue(leg, date, half) &&
    pauseOn(leg, date) === undefined &&
    !isClosed('provider', leg.providerId, date);

  const isOwed = (leg: PlainLeg, date: string, half: Half): boolean => {
    if (!isDue(leg, date, half) || pauseOn(leg, date)?.charged === false) return false;
    const closed = isClosed('provider', leg.providerId, date);
    return !closed || leg.fields['chargedWhenClosed'] === true;
  };

  const isAway = (leg: PlainLeg, date: string, half: Half): boolean => {
    const code = markOf(leg.placementId, date, half);
    return code !== undefined && !isPresent(code);
  };

  /** How many owed days before the date the child was away from without having been there since. */
  const daysAwayBefore = (leg: PlainLeg, date: string): number => {
    let days = 0;
    for (let day = dayBefore(date); day >= startOf(leg); day = dayBefore(day)) {
      const owed = halves.filter((half) => isOwed(leg, day, half));
      if (owed.some((half) => !isAway(leg, day, half))) return days;
      if (owed.length > 0) days += 1;
    }
    return days;
  };

  const isCharged = (leg: PlainLeg, date: string, half: Half): boolean => {
    if (!isOwed(leg, date, half)) return false;
    if (leg.fields['chargedWhenAbsent'] === true || !isAway(leg, date, half)) return true;
    const paid = Number(leg.fields['absentDaysCharged'] ?? 0);
    return paid > 0 && daysAwayBefore(leg, date) < paid;
  };

  /** Whether a school contributes: not from the first day out of the one that excluded the child. */
  const contributes = (leg: PlainLeg, date: string, authority: string): boolean =>
    !ofType('PermanentExclusionRecorded').some((event) => {
      const record = event.streamId.slice('exclusion-'.length);
      if (personOf(record) !== personOf(leg.pupilId) || !wasHere(record, authority)) return false;
      const { exclusionId, schoolUrn, firstDay } = dataOf(event);
      const rescinded = ofType('PermanentExclusionRescinded').some(
        (later) => dataOf(later)['exclusionId'] === exclusionId,
      );
      if (rescinded || date < text(firstDay)) return false;
      const own = leg.fields['schoolUrn'] ?? childOn(leg.pupilId, startOf(leg)).schoolUrn;
      if ((own ?? schoolUrn) !== schoolUrn) return false;
      const back = datesBetween(dayAfter(text(firstDay)), date).some((day) => {
        const child = childOn(leg.pupilId, day);
        return child.from === day && child.schoolUrn === schoolUrn;
      });
      return !back;
    });

  /** Every day from one to another of every placement while its child is the authority's. */
  const placementDays = (authority: string, from: string, to: string) =>
    legs().flatMap((leg) =>
      datesBetween(from, to)
        .filter((date) => childOn(leg.pupilId, date).authority === authority)
        .map((date) => ({ leg, date })),
    );

  return {
    placementDays,
    childOn,
    personOf,
    bornOn,
    legs,
    isOpen,
    pauseOn,
    isExpected,
    isCharged,
    contributes,
    markOf,
    fieldOn,
    ofType,
  };
}

function datesBetween(from: string, to: string): readonly string[] {
  const dates: string[] = [];
  for (let date = from; date <= to; date = dayAfter(date)) dates.push(date);
  return dates;
}

const dayAfter = (date: string) => daysOn(date, 1);
const dayBefore = (date: string) => daysOn(date, -1);

const daysOn = (date: string, days: number) =>
  new Date(Date.parse(`${date}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

const dataRef = (data: object) => (data as Fields)['ref'];

const isPresent = (code: string) => ['/', 'L', 'K'].includes(code);

/** What a code that the random ledger uses counts as. */
export function plainKind(code: string): 'attended' | 'authorised' | 'unauthorised' | 'other' {
  if (isPresent(code)) return 'attended';
  if (['I', 'C2', 'H'].includes(code)) return 'authorised';
  return ['O', 'U'].includes(code) ? 'unauthorised' : 'other';
}

const startOf = ({ fields }: PlainLeg) => text(fields['startedOn'] ?? fields['startsOn']);

const isOpen = (leg: PlainLeg, date: string): boolean =>
  leg.fields['notArrived'] !== true &&
  startOf(leg) <= date &&
  date <= text(leg.fields['endedOn'] ?? never);

const pauseOn = (leg: PlainLeg, date: string) =>
  leg.pauses.find(({ from, to }) => from <= date && date < to);

/** A field as it is on the date: as varied last until then, else as ordered and put right. */
function fieldOn(leg: PlainLeg, name: string, date: string): unknown {
  const varied = leg.variations
    .filter((variation) => variation.from <= date && variation[name] !== undefined)
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  return varied.at(-1)?.[name] ?? leg.fields[name];
}

type Steps = Readonly<Record<string, (leg: PlainLeg, data: Fields, from: string) => PlainLeg>>;

const steps: Steps = {
  PlacementStarted: (leg, { startedOn }) => withFields(leg, { startedOn, notArrived: false }),
  NotArrived: (leg) => withFields(leg, { notArrived: true }),
  PlacementEnded: (leg, { endedOn }) => withFields(leg, { endedOn }),
  PlacementCorrected: (leg, { changed }) => withFields(leg, changed as Fields),
  PackageVaried(leg, data, from) {
    const others = leg.variations.filter((each) => each.from !== from);
    return { ...leg, variations: [...others, { ...data, from }] };
  },
  PlacementPaused: (leg, { charged }, from) => ({
    ...leg,
    pauses: [...leg.pauses, { from, to: never, charged: charged === true }],
  }),
  VariationWithdrawn: (leg, _, from) => ({
    ...leg,
    variations: leg.variations.filter((each) => each.from !== from),
  }),
  PauseWithdrawn: (leg, _, from) => ({
    ...leg,
    pauses: leg.pauses.filter((pause) => pause.from !== from),
  }),
  PauseCorrected: (leg, { pausedFrom, to, charged }, from) => ({
    ...leg,
    pauses: leg.pauses.map((pause) =>
      pause.from === pausedFrom
        ? { from, to: typeof to === 'string' ? to : never, charged: charged === true }
        : pause,
    ),
  }),
  PlacementResumed: (leg, _, to) => ({
    ...leg,
    pauses: leg.pauses.map((pause) => (pause.to === never ? { ...pause, to } : pause)),
  }),
};

const withFields = (leg: PlainLeg, fields: Fields): PlainLeg => ({
  ...leg,
  fields: { ...leg.fields, ...fields },
});

function plainLeg(order: AnyTold, events: readonly AnyTold[]): PlainLeg {
  const { placementId, providerId } = dataOf(order);
  const mine = events.filter((event) => dataOf(event)['placementId'] === placementId);
  const ordered: PlainLeg = {
    placementId: text(placementId),
    providerId: text(providerId),
    pupilId: order.streamId.slice('provision-'.length),
    ...{ fields: dataOf(order), variations: [], pauses: [] },
  };
  return mine.reduce((leg, event) => {
    const step = steps[event.type];
    return step ? step(leg, dataOf(event), text(dataOf(event)['from'])) : leg;
  }, ordered);
}
