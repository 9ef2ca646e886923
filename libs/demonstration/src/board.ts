import { addDays } from '@ledger/school-time';
import { type DemoAction, PRIORITY_AREAS, type Standing } from './board-actions.js';
import { chance } from './chance.js';
import { BOARD_CLERK, ON_SCREEN } from './people.js';
import { at, type Step } from './step.js';
import { DEMONSTRATION_DAY } from './terms.js';

/** The plan's outside reference and its id, the same in every demonstration. */
export const PLAN = { ref: 'AP-PLAN-2024', id: chance(839).uuid() };

const FIRST_MEETING = '2024-10-23';
const WEEKS_BETWEEN = 6;

/** Every six weeks, from the meeting that the published counts are of. */
export const MEETINGS: readonly string[] = meetingsUntil(DEMONSTRATION_DAY);

/** The improvement plan, its board's meetings and what each of them was told. */
export function boardSteps(openingDay: string): Step[] {
  const began = later('2024-09-11', openingDay);
  const step = (date: string, type: string, data: object): Step => ({
    at: at(later(date, openingDay), '13:00'),
    category: 'improvement-plan',
    streamId: `improvement-plan-${PLAN.id}`,
    command: { type, data },
    actor: BOARD_CLERK,
    source: ON_SCREEN,
  });
  const opened = step(began, 'OpenImprovementPlan', { planRef: PLAN.ref });
  const defined = PRIORITY_AREAS.map(({ priorityArea }, index) =>
    step(began, 'DefinePriorityArea', { priorityArea, order: index + 1 }),
  );
  const added = ACTIONS.map(({ details }) => step(began, 'AddAction', details));
  const told = MEETINGS.flatMap((meeting, index) => [
    ...ACTIONS.flatMap((action) => reports(action, index)).map((data) =>
      step(meeting, 'ReportActionStatus', data),
    ),
    ...kpis(meeting, index).map((data) => step(meeting, 'ReportKpi', data)),
    step(meeting, 'RecordBoardMeeting', {
      heldOn: meeting,
      chair: 'Director of education',
      attendees: ['Head teachers', 'Health', 'Parents and carers', 'Local authority'],
    }),
  ]);
  return [opened, ...defined, ...added, ...told];
}

interface PlannedAction {
  readonly number: number;
  readonly standing: Standing;
  readonly details: { readonly actionRef: string; readonly dueOn: string };
}

const ACTIONS: readonly PlannedAction[] = PRIORITY_AREAS.flatMap(
  ({ priorityArea, actions }, area) =>
    actions.map((action, index) => ({
      action,
      priorityArea,
      actionRef: `${area + 1}.${index + 1}`,
    })),
).map(({ action, priorityArea, actionRef }, number) => ({
  number,
  standing: action.standing,
  details: detailsOf(action, { priorityArea, actionRef, number }),
}));

function detailsOf(
  { title, owner }: DemoAction,
  { number, ...place }: { priorityArea: string; actionRef: string; number: number },
) {
  const dueOn = addDays('2024-12-20', 28 * (number % 10));
  return { ...place, title, owner, ownerAgency: 'Local authority', startsOn: '2024-04-08', dueOn };
}

/** What the n-th meeting hears of the action: nothing once it has left the plan. */
function reports(action: PlannedAction, meeting: number): object[] {
  const { actionRef } = action.details;
  const reportedOn = MEETINGS[meeting] ?? '';
  if (actionRef === REOPENED.actionRef && meeting >= REOPENED.from)
    return reopened(meeting).map((report) => ({ actionRef, reportedOn, ...report }));
  const done = doneAt(action);
  const isLast = meeting === done + 1;
  if (meeting > done + 1) return [];
  const report = meeting < done ? underWay(action, meeting) : { status: finished(action) };
  return [{ actionRef, reportedOn, ...report, ...(isLast && { removedFromPlan: true }) }];
}

// "Visit every provider in use": completed and removed, then opened again.
const REOPENED = { actionRef: '4.1', from: 5, done: 8 };

function reopened(meeting: number): object[] {
  if (meeting > REOPENED.done) return [];
  if (meeting === REOPENED.done) return [{ status: 'completed' }];
  return [{ status: 'at-risk', note: 'Two new providers were used without a visit' }];
}

function underWay(action: PlannedAction, meeting: number): object {
  if (!isAtRisk(action, meeting))
    return {
      status: isBegun(action, meeting) ? 'on-track' : 'not-started',
      ...redated(action, meeting),
    };
  const revisedDueOn = addDays(MEETINGS[meeting] ?? '', 126);
  return { status: 'at-risk', mitigation: 'The lead has asked for more time', revisedDueOn };
}

// What lasts longer than was planned is dated anew when its day has passed.
function redated({ details: { dueOn } }: PlannedAction, meeting: number): object {
  const [last = '', now = ''] = [MEETINGS[meeting - 1], MEETINGS[meeting]];
  const isOver = dueOn <= now && dueOn > last;
  return isOver ? { revisedDueOn: addDays(DEMONSTRATION_DAY, 70) } : {};
}

const finished = ({ standing }: PlannedAction): Standing =>
  standing === 'actioned-and-embedded' ? standing : 'completed';

/** The meeting that hears of the action as done, counted from the first. */
function doneAt({ number, standing }: PlannedAction): number {
  const isDone = standing === 'completed' || standing === 'actioned-and-embedded';
  if (isDone) return 0;
  return standing === 'on-track' ? 1 + ((number * 7) % 20) : 7 + ((number * 5) % 14);
}

const isBegun = ({ number, standing }: PlannedAction, meeting: number) =>
  standing !== 'not-started' || meeting > number % 3;

const isAtRisk = ({ number, standing }: PlannedAction, meeting: number) =>
  standing === 'at-risk' ? meeting < 2 : number % 5 === 0 && AT_RISK_AT.includes(meeting);

/** The fourth and the fifth meeting, and the last two. */
const AT_RISK_AT: readonly number[] = [3, 4, 16, 17];

// Two indicators that move, and one that cannot be told yet.
function kpis(asAt: string, meeting: number): object[] {
  const percent = (start: number, step: number) => `${Math.min(98, start + step * meeting)}%`;
  return [
    {
      indicatorRef: 'KPI-1',
      name: 'Children with a plan for what comes next',
      target: '95%',
      asAt,
      value: percent(61, 3),
    },
    {
      indicatorRef: 'KPI-2',
      name: 'Providers visited in the last 12 months',
      target: '100%',
      asAt,
      value: percent(52, 4),
    },
    { indicatorRef: 'KPI-3', name: 'Leavers settled after 12 months', target: '90%', asAt },
  ];
}

function meetingsUntil(last: string): string[] {
  const meetings: string[] = [];
  for (let date = FIRST_MEETING; date <= last; date = addDays(date, WEEKS_BETWEEN * 7))
    meetings.push(date);
  return meetings;
}

const later = (one: string, other: string) => (one > other ? one : other);
