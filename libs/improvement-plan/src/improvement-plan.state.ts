import type { DataOf, Stated } from '@ledger/kernel';
import type { ActionStatus, ImprovementPlanEvent } from './improvement-plan.events.js';

type Of<T extends ImprovementPlanEvent['type']> = DataOf<ImprovementPlanEvent, T>;
export type ActionDetails = Of<'ActionAdded'>;
export type StatusReport = Of<'ActionStatusChanged'>;
export type Kpi = Of<'KpiReported'>;
export type Meeting = Of<'BoardMeetingHeld'>;

/** A statement that stands, and the event that made it. */
export interface Known<T> {
  readonly value: T;
  readonly stated: Stated;
}

type Table<T> = ReadonlyMap<string, T>;

export interface PlanAction {
  /** As the plan states it; `dueOn` below may be later, after a report. */
  readonly details: Known<ActionDetails>;
  readonly dueOn?: string;
  /** The date that the action was first due; a re-dating leaves it. */
  readonly baselineDueOn?: string;
  /** Reports by their date. */
  readonly reports: Table<Known<StatusReport>>;
  /** When it left the plan and came back, in the order of recording. */
  readonly moves: readonly { readonly on: string; readonly inPlan: boolean }[];
  readonly risks: readonly Of<'RiskAccepted'>[];
}

export interface ImprovementPlan {
  readonly planRef: string | null;
  readonly areas: Table<Known<Of<'PriorityAreaDefined'>>>;
  readonly actions: Table<PlanAction>;
  /** Indicators by reference and date. */
  readonly kpis: Table<Known<Kpi>>;
  /** Meetings by date. */
  readonly meetings: Table<Known<Meeting>>;
}

export const emptyPlan: ImprovementPlan = {
  planRef: null,
  areas: new Map(),
  actions: new Map(),
  kpis: new Map(),
  meetings: new Map(),
};

export const kpiKey = ({ indicatorRef, asAt }: Pick<Kpi, 'indicatorRef' | 'asAt'>) =>
  `${asAt} ${indicatorRef}`;

/** The report that stood at the end of a date; undefined before the first. */
export function reportOn(action: PlanAction, on: string): Known<StatusReport> | undefined {
  const dates = [...action.reports.keys()].filter((date) => date <= on);
  return action.reports.get(dates.sort().at(-1) ?? '');
}

/** The reports next before and next after a date, leaving out the date itself. */
export function reportsAround({ reports }: PlanAction, date: string) {
  const dates = [...reports.keys()].sort();
  const before = dates.findLast((each) => each < date);
  const after = dates.find((each) => each > date);
  return { before: reports.get(before ?? '')?.value, after: reports.get(after ?? '')?.value };
}

/** The status of an action at the end of a date; an action without a report is not started. */
export const statusOn = (action: PlanAction, on: string): ActionStatus =>
  reportOn(action, on)?.value.status ?? 'not-started';

/** Whether the action stood in the plan at the end of a date. */
export function isInPlanOn(action: PlanAction, on: string): boolean {
  const moves = action.moves.filter((move) => move.on <= on);
  const last = moves.reduce<(typeof moves)[number] | undefined>(
    (latest, move) => (latest === undefined || move.on >= latest.on ? move : latest),
    undefined,
  );
  return last?.inPlan ?? true;
}
