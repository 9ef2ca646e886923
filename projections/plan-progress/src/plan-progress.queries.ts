import type { RowOf, View } from '@ledger/read-model';
import { z } from 'zod';
import type { PlanTables } from './plan-progress.tables.js';

export type PlanView = View<PlanTables>;

/**
 * `planId` is what the edge makes of the plan's outside reference; without it the plan is the one
 * that was opened last.
 */
export const planParams = z.strictObject({ planId: z.uuid().optional(), on: z.iso.date() });
export type PlanParams = z.infer<typeof planParams>;

/** How an action stood at the end of a day. */
export interface Standing {
  readonly status: string;
  readonly isInPlan: boolean;
}

/** An action of the plan; `before` is how it stood when the board last met before the day. */
export interface StandingAction {
  readonly actionRef: string;
  readonly priorityArea: string;
  readonly title: string;
  readonly owner: string;
  readonly dueOn: string | null;
  readonly baselineDueOn: string | null;
  readonly now: Standing;
  readonly before: Standing | null;
  /** Of the report that stands. */
  readonly note: string | null;
  readonly mitigation: string | null;
}

export interface PlanOnDay {
  /** Null when there is no plan. */
  readonly planRef: string | null;
  /** In the plan's own order, those without an action among them. */
  readonly areas: readonly string[];
  readonly actions: readonly StandingAction[];
  /** The last meeting before the day; null when there was none. */
  readonly lastMetOn: string | null;
}

interface Dated {
  readonly actionRef: string;
  readonly date: string;
}

/** The plan as it stood at the end of a day, beside the last meeting of its board before that day. */
export async function planOn(view: PlanView, params: PlanParams): Promise<PlanOnDay> {
  const plan = await planAsked(view, params);
  if (!plan) return { planRef: null, areas: [], actions: [], lastMetOn: null };
  const asked = { planId: plan.planId, on: params.on };
  const own = [asked.planId];
  const areas = await view.rows('area', 'plan_id = $1', own);
  const actions = await view.rows('action', 'plan_id = $1', own);
  const lastMetOn = await lastMeetingBefore(view, asked);
  const told = await toldUntil(view, asked);
  return {
    planRef: plan.planRef,
    lastMetOn,
    areas: areasInOrder(areas, actions),
    actions: actions
      .map((action) => standing(action, told, { on: asked.on, lastMetOn }))
      .sort(inTurn),
  };
}

async function planAsked(view: PlanView, { planId }: PlanParams) {
  const [plan] = planId
    ? await view.rows('plan', 'plan_id = $1', [planId])
    : await view.rows('plan', 'true order by opened_at desc limit 1');
  return plan;
}

interface Asked {
  readonly planId: string;
  readonly on: string;
}

async function lastMeetingBefore(view: PlanView, { planId, on }: Asked) {
  const [last] = await view.sql<{ heldOn: string | null }>(
    `select max(held_on) as held_on from ${view.known('meeting')} meeting
     where plan_id = $1 and held_on < $2`,
    [planId, on],
  );
  return last?.heldOn ?? null;
}

/** What was told of each action until the day, in order. */
async function toldUntil(view: PlanView, { planId, on }: Asked) {
  const mine = [planId, on];
  const reports = await view.rows('report', 'plan_id = $1 and reported_on <= $2', mine);
  const moves = await view.rows('move', `plan_id = $1 and moved_on <= $2 ${inOrder}`, mine);
  const dues = await view.rows('due', `plan_id = $1 and redated_on <= $2 ${inOrder}`, mine);
  return {
    reports: byAction(reports.map((row) => ({ ...row, date: row.reportedOn }))),
    moves: byAction(moves.map((row) => ({ ...row, date: row.movedOn }))),
    dues: byAction(dues.map((row) => ({ ...row, date: row.redatedOn }))),
  };
}

const inOrder = 'order by position';

type Told = Awaited<ReturnType<typeof toldUntil>>;
type Action = RowOf<PlanTables['action']['columns']>;

function standing(
  action: Action,
  told: Told,
  { on, lastMetOn }: { readonly on: string; readonly lastMetOn: string | null },
): StandingAction {
  const report = lastUntil(told.reports.get(action.actionRef), on);
  const due = lastUntil(told.dues.get(action.actionRef), on);
  return {
    ...action,
    dueOn: due?.dueOn ?? action.baselineDueOn,
    now: standingOn(told, action.actionRef, on),
    before: lastMetOn === null ? null : standingOn(told, action.actionRef, lastMetOn),
    note: report?.note ?? null,
    mitigation: report?.mitigation ?? null,
  };
}

const standingOn = ({ reports, moves }: Told, actionRef: string, date: string): Standing => ({
  status: lastUntil(reports.get(actionRef), date)?.status ?? 'not-started',
  isInPlan: lastUntil(moves.get(actionRef), date)?.inPlan ?? true,
});

function byAction<T extends Dated>(rows: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const row of rows) {
    const own = found.get(row.actionRef);
    if (own) own.push(row);
    else found.set(row.actionRef, [row]);
  }
  return found;
}

/** The latest of the rows until a date; of one date the one that was recorded last. */
function lastUntil<T extends Dated>(rows: readonly T[] | undefined, date: string): T | undefined {
  return rows
    ?.filter((row) => row.date <= date)
    .reduce<T | undefined>((last, row) => (last && last.date > row.date ? last : row), undefined);
}

function areasInOrder(
  areas: readonly { readonly priorityArea: string; readonly order: number | null }[],
  actions: readonly { readonly priorityArea: string }[],
): readonly string[] {
  const placed = [...areas].sort(
    (one, other) =>
      (one.order ?? Infinity) - (other.order ?? Infinity) ||
      compare(one.priorityArea, other.priorityArea),
  );
  const names = [...placed, ...actions].map(({ priorityArea }) => priorityArea);
  return [...new Set(names)];
}

const compare = (one: string, other: string) => (one < other ? -1 : Number(one > other));

/** 1.2 before 1.10. */
const inTurn = (one: { readonly actionRef: string }, other: { readonly actionRef: string }) =>
  one.actionRef.localeCompare(other.actionRef, 'en', { numeric: true });
