import { type Events, rowsOf } from './testing/check-kinds.js';
import {
  submitted,
  offered,
  scheduled,
  arranged,
  raised,
  added,
  status,
} from './testing/stories.js';
import { day, told, referral, panel, visit, finding, board } from './testing/told.js';

describe('an item', () => {
  it('comes back where its event is taken back', () => {
    const reopened = finding('QaFindingReopened', { reopenedOn: '2026-03-01', because: 'x' });
    const closed = finding('QaFindingClosed', { closedOn: day, closedBy: 'x', onEvidence: 'y' });
    const rows = rowsOf('finding-open', [raised, closed, reopened]);
    expect(rows).toHaveLength(2);
    expect(rows.find((row) => row.closedOn === null)).toMatchObject({ openedOn: '2026-03-01' });
  });

  it('edge case 28: of an action that was done and removed comes back when it is reopened', () => {
    const removed = board('ActionRemovedFromPlan', { actionRef: '1.1', removedOn: '2026-01-21' });
    const back = board('ActionReturnedToPlan', { actionRef: '1.1', returnedOn: '2026-03-01' });
    const gone = [added, status('completed', '2026-01-20'), removed];
    expect(rowsOf('board-action', gone).filter((row) => row.closedOn === null)).toEqual([]);
    const rows = rowsOf('board-action', [...gone, back]);
    expect(rows.find((row) => row.closedOn === null)).toMatchObject({ openedOn: '2026-03-01' });
    expect(rows.find((row) => row.closedOn !== null)).toMatchObject({ closedOn: '2026-01-20' });
  });

  it('of a referral that ended with the hub is the hub’s again when it is reopened', () => {
    const closed = referral('ReferralClosed', { closedOn: '2026-01-20', outcome: 'refused' });
    const again = referral('ReferralReopened', { reopenedOn: '2026-02-01', cause: 'appeal' });
    const taken = referral('ReferralAllocatedToTeam', { ...offered, acceptedOn: '2026-01-14' });
    const open = (events: Events) =>
      rowsOf('referral-with-hub', events).filter((row) => row.closedOn === null);
    expect(open([submitted, closed, again])).toHaveLength(1);
    expect(open([submitted, taken, closed, again])).toEqual([]);
  });

  it('moves with the panel and the visit that are put to another day', () => {
    const moved = told('panel-p', 'PanelRescheduled', { heldOn: '2026-02-15' });
    const agenda = [scheduled, panel('ReferralPutOnAgenda', {}), moved];
    expect(rowsOf('agenda-item', agenda)).toMatchObject([{ dueOn: '2026-02-15' }]);
    const later = visit('QaVisitRescheduled', { on: '2026-03-01', was: '2026-02-02' });
    const rows = rowsOf('visit-to-hold', [visit('QaVisitScheduled', arranged), later]);
    expect(rows).toMatchObject([{ dueOn: '2026-03-01' }]);
  });

  it('of a board meeting is due six weeks after the last, whatever is told late', () => {
    const met = (heldOn: string) => board('BoardMeetingHeld', { heldOn });
    const rows = rowsOf('board-meeting', [met('2026-01-12'), met('2026-02-23'), met('2026-01-05')]);
    expect(rows.filter((row) => row.closedOn === null)).toMatchObject([{ dueOn: '2026-04-06' }]);
  });

  it('is noticed before its day where the event is true on that day alone', () => {
    const onItsDay = (event: ReturnType<typeof visit>) => ({
      ...event,
      meta: { effectiveOn: '2026-02-02' },
    });
    const [item] = rowsOf('visit-to-hold', [onItsDay(visit('QaVisitScheduled', arranged))]);
    expect(item).toMatchObject({ openedOn: '2026-01-05', dueOn: '2026-02-02' });
    const [early] = rowsOf('visit-to-hold', [visit('QaVisitScheduled', arranged)]);
    expect(early).toMatchObject({ openedOn: '2026-01-12', dueOn: '2026-02-02' });
  });
});
