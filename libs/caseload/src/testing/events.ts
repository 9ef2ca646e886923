import type { BudgetEvent } from '@ledger/budget/events';
import type { CalendarEvent } from '@ledger/calendar/events';
import type { ExclusionEvent } from '@ledger/exclusion/events';
import type { DataOf, EventMeta, Message, PersonalPart } from '@ledger/kernel';
import type { ProviderEvent } from '@ledger/provider/events';
import type { ProvisionEvent } from '@ledger/provision/events';
import type { PupilEvent } from '@ledger/pupil/events';
import type { RegisterEvent } from '@ledger/register/events';

/** An event as a test tells it: the rest of the envelope is filled in by the test's log. */
export type Told<E extends Message> = E & {
  readonly streamId: string;
  readonly meta: Partial<EventMeta>;
  readonly personal?: readonly PersonalPart[];
  readonly recordedAt?: string;
  readonly eventId?: string;
};
export type AnyTold = Told<
  | PupilEvent
  | ProvisionEvent
  | ProviderEvent
  | CalendarEvent
  | RegisterEvent
  | BudgetEvent
  | ExclusionEvent
>;

/** The same event with other parts of its envelope. */
export const told = (
  event: AnyTold,
  about: Partial<Pick<AnyTold, 'meta' | 'personal' | 'recordedAt' | 'eventId'>>,
): AnyTold => ({ ...event, ...about, meta: { ...event.meta, ...about.meta } }) as AnyTold;

type Clear = DataOf<PupilEvent, 'ChildRegistered'>;
const clear: Clear = { authority: '801', cohort: 2011, yearOffset: 0 };

export function registered(pupilId: string, data: Partial<Clear> = {}): Told<PupilEvent> {
  const values = { pupilRef: `ref-${pupilId}`, givenName: 'Ada', familyName: 'Byron' };
  return {
    type: 'ChildRegistered',
    streamId: `pupil-${pupilId}`,
    data: { ...clear, ...data },
    meta: { effectiveOn: '2025-09-01', authority: data.authority ?? clear.authority },
    personal: [{ pupilId, class: 'identity', values }],
  };
}

export const changedFrom = (
  pupilId: string,
  from: string,
  data: Partial<Clear>,
): Told<PupilEvent> => ({
  type: 'ChildCircumstancesChanged',
  streamId: `pupil-${pupilId}`,
  data: { ...clear, ...data, from },
  meta: { effectiveOn: from, authority: data.authority ?? clear.authority },
});

/** The first record is found to be of the same child as the second, and goes into it. */
export const mergedInto = (pupilId: string, otherPupilId: string, mergedOn = '2025-10-01') =>
  ({
    type: 'ChildRecordsMerged',
    streamId: `pupil-${pupilId}`,
    data: { role: 'goes', otherPupilId, mergedOn },
    meta: { effectiveOn: mergedOn },
  }) as Told<PupilEvent>;

/** What the record that stays says of it. */
export const mergedWith = (pupilId: string, otherPupilId: string): Told<PupilEvent> => {
  const told = mergedInto(pupilId, otherPupilId);
  return { ...told, data: { ...told.data, role: 'stays' } } as Told<PupilEvent>;
};

export const unmergedFrom = (pupilId: string, otherPupilId: string, unmergedOn = '2025-10-02') =>
  ({
    type: 'ChildRecordsUnmerged',
    streamId: `pupil-${pupilId}`,
    data: { otherPupilId, unmergedOn },
    meta: { effectiveOn: unmergedOn },
  }) as Told<PupilEvent>;

type Ordered = DataOf<ProvisionEvent, 'PlacementOrdered'>;
type Order = Partial<Ordered> & Pick<Ordered, 'placementId' | 'startsOn'>;

/** A placement by the authority at `provider-1`, every session of the week, £95 a day, on CC1. */
export function ordered(pupilId: string, order: Order): Told<ProvisionEvent> {
  const placementRef = `ref-${order.placementId}`;
  const terms: Omit<Ordered, 'placementId' | 'startsOn'> = {
    providerId: 'provider-1',
    lot: '1',
    commissioner: 'authority',
    arrangedBy: 'authority',
    reason: 'behaviour-support',
    pattern: '1111111111',
    rateBasis: 'day',
    ratePence: 9500,
    costCentre: 'CC1',
    joint: false,
    chargedWhenAbsent: true,
    chargedWhenClosed: false,
  };
  return {
    type: 'PlacementOrdered',
    streamId: `provision-${pupilId}`,
    data: { ...terms, ...order },
    meta: { effectiveOn: order.startsOn },
    personal: [{ pupilId, class: 'identity', values: { placementRef } }],
  };
}

/** Any later event of a placement, true from a date. */
export const later = <T extends ProvisionEvent['type']>(
  pupilId: string,
  effectiveOn: string,
  event: { readonly type: T; readonly data: DataOf<ProvisionEvent, T> },
): Told<ProvisionEvent> =>
  ({ ...event, streamId: `provision-${pupilId}`, meta: { effectiveOn } }) as Told<ProvisionEvent>;

type Excluded = DataOf<ExclusionEvent, 'PermanentExclusionRecorded'>;

/** A permanent exclusion from the school 109345 on 7 November 2025, a Friday. */
export const excluded = (
  pupilId: string,
  more: Partial<Excluded> & Pick<Excluded, 'exclusionId'>,
  type: 'PermanentExclusionRecorded' | 'SuspensionRecorded' = 'PermanentExclusionRecorded',
) => {
  const day = { startsOn: '2025-11-07', firstDay: '2025-11-10' };
  const data = { schoolUrn: '109345', ...day, reason: 'PA', ...more };
  const meta = { effectiveOn: data.startsOn };
  return { type, streamId: `exclusion-${pupilId}`, data, meta } satisfies Told<ExclusionEvent>;
};

/** Any later event of an exclusion, true from a date. */
export const excludedLater = <T extends ExclusionEvent['type']>(
  pupilId: string,
  effectiveOn: string,
  event: { readonly type: T; readonly data: DataOf<ExclusionEvent, T> },
): Told<ExclusionEvent> =>
  ({ ...event, streamId: `exclusion-${pupilId}`, meta: { effectiveOn } }) as Told<ExclusionEvent>;

type Mark = RegisterEvent['data'];

export const marked = (mark: Mark, type: RegisterEvent['type'] = 'AttendanceMarked') =>
  ({
    type,
    streamId: `register-${mark.providerId}-${mark.date}-${mark.session}`,
    data: mark,
    meta: { effectiveOn: mark.date },
  }) as Told<RegisterEvent>;

export const onboarded = (
  providerId: string,
  kind: DataOf<ProviderEvent, 'ProviderOnboarded'>['kind'] = 'unregistered',
): Told<ProviderEvent> => ({
  type: 'ProviderOnboarded',
  streamId: `provider-${providerId}`,
  data: {
    providerRef: `ref-${providerId}`,
    name: `Name of ${providerId}`,
    kind,
    authority: '801',
    registered: false,
  },
  meta: { effectiveOn: '2025-09-01' },
});

export const termSet = (
  authority: string,
  data: Omit<DataOf<CalendarEvent, 'TermSet'>, 'scope' | 'ref'>,
): Told<CalendarEvent> => ({
  type: 'TermSet',
  streamId: `calendar-authority-${authority}`,
  data: { scope: 'authority', ref: authority, ...data },
  meta: { effectiveOn: data.startsOn, authority },
});

export const closedOn = (
  scope: 'authority' | 'provider' | 'school',
  ref: string,
  date: string,
): Told<CalendarEvent> => ({
  type: 'ClosureRecorded',
  streamId: `calendar-${scope}-${ref}`,
  data: { scope, ref, date, reason: 'closed' },
  meta: { effectiveOn: date },
});

type Line = DataOf<BudgetEvent, 'BudgetSet'>;

export const budgetSet = (authority: string, line: Partial<Line>): Told<BudgetEvent> => ({
  type: 'BudgetSet',
  streamId: `budget-${authority}-2025-26`,
  data: {
    financialYear: '2025-26',
    costCentre: 'CC1',
    s251Line: '1.2.7',
    name: 'Alternative provision',
    amountPence: 10_000_00,
    ...line,
  },
  meta: { effectiveOn: '2025-04-01', authority },
});
