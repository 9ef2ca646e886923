import type { DataOf } from '@ledger/kernel';
import type { ImprovementPlanEvent } from '@ledger/improvement-plan/events';
import { addDays } from '@ledger/school-time';
import { asOpened, factsOf, type Known, type Step, watching } from './watching.js';

/** The board meets every six weeks. */
const BOARD_EVERY_DAYS = 42;
const done: readonly string[] = ['completed', 'actioned-and-embedded'];

const onPlan = watching<ImprovementPlanEvent>();
type Action = DataOf<ImprovementPlanEvent, 'ActionAdded'>;
type Report = DataOf<ImprovementPlanEvent, 'ActionStatusChanged'>;

const actionItem = ({ actionRef, ...action }: Action, dueOn: string | null | undefined): Step => ({
  ...{ opens: 'board-action', item: actionRef, dueOn },
  facts: { actionRef, title: action.title, owner: action.owner },
});

/** The action again as it was, with what is new. */
function again(known: Known, actionRef: string, news: { openedOn?: string; dueOn?: string }) {
  const row = known.last('board-action', actionRef);
  return row ? [{ ...asOpened(row), ...news }] : [];
}

function reported({ actionRef, reportedOn, status }: Report, known: Known): readonly Step[] {
  if (done.includes(status)) return [{ closes: 'board-action', item: actionRef, on: reportedOn }];
  const row = known.last('board-action', actionRef);
  const isGone = row && factsOf(row)['removed'] === true;
  if (!row || row.closedOn === null || isGone) return [];
  return [{ ...asOpened(row), openedOn: reportedOn }];
}

// One item of each meeting: the one after it closes it. A meeting told late moves nothing back.
const met = onPlan<'BoardMeetingHeld' | 'BoardMeetingCorrected'>(({ data: { heldOn } }, known) => {
  const meetings = known.rows.filter(({ kind }) => kind === 'board-meeting');
  if (meetings.some(({ openedOn }) => openedOn >= heldOn)) return [];
  const next = { openedOn: heldOn, dueOn: addDays(heldOn, BOARD_EVERY_DAYS) };
  return [
    { closes: 'board-meeting', on: heldOn },
    { opens: 'board-meeting', item: heldOn, ...next },
  ];
});

/** Actions of the authority's improvement plan that are not done, and the meetings of its board. */
export const boardItems = {
  ImprovementPlanOpened: 'ignore',
  PriorityAreaDefined: 'ignore',
  PriorityAreaCorrected: 'ignore',
  ActionAdded: onPlan<'ActionAdded'>(({ data }) => [actionItem(data, data.dueOn)]),
  ActionCorrected: onPlan<'ActionCorrected'>(({ data }, known) =>
    known.isOpen('board-action', data.actionRef)
      ? [actionItem(data, known.last('board-action', data.actionRef)?.dueOn)]
      : [],
  ),
  ActionRedated: onPlan<'ActionRedated'>(({ data }, known) =>
    known.isOpen('board-action', data.actionRef)
      ? again(known, data.actionRef, { dueOn: data.dueOn })
      : [],
  ),
  ActionStatusChanged: onPlan<'ActionStatusChanged'>(({ data }, known) => reported(data, known)),
  ActionStatusCorrected: onPlan<'ActionStatusCorrected'>(({ data }, known) =>
    reported(data, known),
  ),
  ActionRemovedFromPlan: onPlan<'ActionRemovedFromPlan'>(({ data }) => [
    {
      ...{ closes: 'board-action', item: data.actionRef, on: data.removedOn },
      noting: { removed: true },
    },
  ]),
  ActionReturnedToPlan: onPlan<'ActionReturnedToPlan'>(({ data }, known) =>
    again(known, data.actionRef, { openedOn: data.returnedOn }),
  ),
  RiskAccepted: 'ignore',
  KpiReported: 'ignore',
  KpiCorrected: 'ignore',
  BoardMeetingHeld: met,
  BoardMeetingCorrected: met,
} as const;
