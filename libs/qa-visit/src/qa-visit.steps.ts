import { type DataOf, type Decided, type DecisionFacts, given, holdsAlready } from '@ledger/kernel';
import type { QaVisitCommand } from './qa-visit.commands.js';
import type { QaVisitEvent } from './qa-visit.events.js';
import { refuse } from './qa-visit.refusals.js';
import {
  type KnownVisit,
  mayStep,
  type QaVisit,
  type Report,
  type Visit,
} from './qa-visit.state.js';

type Events = Decided<QaVisitEvent>[];
type Asked<T extends QaVisitCommand['type']> = DataOf<QaVisitCommand, T>;

/** A visit that is scheduled again with another day is moved; other details are put right. */
export function scheduleVisit(state: QaVisit, said: Asked<'ScheduleQaVisit'>): Events {
  const data = whole(said, state?.visit ?? { announced: true, areas: [] });
  if (!state) return [{ type: 'QaVisitScheduled', data, effectiveOn: data.on }];
  if (data.providerId !== state.visit.providerId)
    throw refuse('visit-of-another-provider', {}, 'providerId');
  return [...moved(state, data), ...corrected(state, data)];
}

// What is not given stays as it was; a new visit is announced unless it is said not to be.
const whole = (
  { announced, areas, ...said }: Asked<'ScheduleQaVisit'>,
  before: Pick<Visit, 'announced' | 'areas'>,
): Visit => ({
  ...said,
  announced: announced ?? before.announced,
  areas: areas ? [...new Set(areas)].sort() : before.areas,
});

function moved({ visit, held, cancelled }: KnownVisit, { on }: Visit): Events {
  if (on === visit.on) return [];
  if (held) throw refuse('visit-already-held', { heldOn: held.heldOn }, 'on');
  if (cancelled)
    throw refuse('visit-already-cancelled', { cancelledOn: cancelled.cancelledOn }, 'on');
  return [{ type: 'QaVisitRescheduled', data: { on, was: visit.on }, effectiveOn: on }];
}

function corrected({ visit, stated }: KnownVisit, { on, ...said }: Visit): Events {
  if (holdsAlready(visit, said)) return [];
  const { eventId: corrects } = stated;
  const data = { ...said, on };
  return [{ type: 'QaVisitCorrected', data, effectiveOn: on, corrects }];
}

export function holdVisit(
  state: KnownVisit,
  data: Asked<'HoldQaVisit'>,
  { today }: DecisionFacts,
): Events {
  const { heldOn } = data;
  if (state.held?.heldOn === heldOn) return [];
  if (heldOn > today) throw refuse('visit-held-in-the-future', { heldOn, today }, 'heldOn');
  if (state.held) return [heldCorrected(state, data)];
  stepTo(state, 'held');
  return [{ type: 'QaVisitHeld', data, effectiveOn: heldOn }];
}

function heldCorrected({ held, report }: KnownVisit, data: Asked<'HoldQaVisit'>) {
  const { heldOn } = data;
  if (report && heldOn > report.issuedOn)
    throw refuse('report-before-the-visit', { heldOn, issuedOn: report.issuedOn }, 'heldOn');
  const corrects = held ? { corrects: held.stated.eventId } : {};
  return { type: 'QaVisitHeld' as const, data, effectiveOn: heldOn, ...corrects };
}

export function cancelVisit(state: KnownVisit, data: Asked<'CancelQaVisit'>): Events {
  if (state.cancelled && holdsAlready(state.cancelled, data)) return [];
  stepTo(state, 'cancelled');
  return [{ type: 'QaVisitCancelled', data, effectiveOn: data.cancelledOn }];
}

export function issueReport(state: KnownVisit, said: Asked<'IssueQaReport'>): Events {
  const { report } = state;
  const data = reported(report, said);
  if (report && isSame(report, data)) return [];
  if (!report) stepTo(state, 'reported');
  inOrder(state, data);
  const corrects = report ? { corrects: report.stated.eventId } : {};
  return [{ type: 'QaReportIssued', data, effectiveOn: data.issuedOn, ...corrects }];
}

function reported(report: KnownVisit['report'], said: Asked<'IssueQaReport'>): Report {
  const ratings = said.ratings ? eachOnce(said.ratings) : (report?.ratings ?? []);
  const summary = said.summary ?? report?.summary;
  const nextDueOn = said.nextDueOn ?? report?.nextDueOn;
  return given({ issuedOn: said.issuedOn, ratings, summary, nextDueOn });
}

const isSame = (known: Report, { ratings, ...said }: Report) =>
  holdsAlready<Omit<Report, 'ratings'>>(known, said) &&
  JSON.stringify(known.ratings) === JSON.stringify(ratings);

function eachOnce(ratings: Report['ratings']): Report['ratings'] {
  const sorted = [...ratings].sort((one, other) => (one.area < other.area ? -1 : 1));
  const twice = sorted.find(({ area }, at) => sorted[at + 1]?.area === area);
  if (twice) throw refuse('area-rated-twice', { area: twice.area }, 'ratings');
  return sorted;
}

function inOrder({ held }: KnownVisit, { issuedOn, nextDueOn }: Report): void {
  if (held && issuedOn < held.heldOn)
    throw refuse('report-before-the-visit', { heldOn: held.heldOn, issuedOn }, 'issuedOn');
  if (nextDueOn !== undefined && nextDueOn <= issuedOn)
    throw refuse('next-visit-before-the-report', { nextDueOn, issuedOn }, 'nextDueOn');
}

export function shareReport({ report, shared }: KnownVisit, data: Asked<'ShareQaReport'>): Events {
  if (shared.some((each) => each.with === data.with)) return [];
  if (!report) throw refuse('report-not-issued');
  const { issuedOn } = report;
  const { sharedOn } = data;
  if (sharedOn < issuedOn)
    throw refuse('report-shared-before-it-was-issued', { issuedOn, sharedOn }, 'sharedOn');
  return [{ type: 'QaReportShared', data, effectiveOn: sharedOn }];
}

function stepTo({ status, held, cancelled }: KnownVisit, to: KnownVisit['status']): void {
  if (mayStep(status, to)) return;
  if (cancelled) throw refuse('visit-already-cancelled', { cancelledOn: cancelled.cancelledOn });
  if (held) throw refuse('visit-already-held', { heldOn: held.heldOn });
  throw refuse('visit-not-held');
}
