import { memoryLedger } from '../testing/memory-ledger.js';

const actions = [
  'planRef,actionRef,priorityArea,title,owner,dueOn,dependsOn',
  'AP-2024,1.1,Commissioning,Agree a specification,Head of inclusion,2024-12-20,',
  'AP-2024,1.2,Commissioning,Publish it,Head of inclusion,31/03/2025,1.1',
];
const statuses = (...rows: string[]) => [
  'planRef,actionRef,reportedOn,status,note,mitigation,revisedDueOn,removedFromPlan',
  ...rows,
];
const types = async (ledger: ReturnType<typeof memoryLedger>) =>
  (await ledger.events()).map(({ type }) => type);

describe('importing a plan', () => {
  it('records areas and actions once, for the organisation that imports them', async () => {
    const ledger = memoryLedger();
    const areas = ['planRef,priorityArea,order', 'AP-2024,Commissioning,1'];
    expect(await ledger.csv('plan-areas', areas)).toMatchObject({ accepted: 1 });
    expect(await ledger.csv('plan-actions', actions)).toMatchObject({ accepted: 2, rejected: 0 });
    expect(await ledger.csv('plan-actions', actions)).toMatchObject({ unchanged: 2, accepted: 0 });
    expect((await ledger.events()).at(-1)).toMatchObject({
      type: 'ActionAdded',
      data: { actionRef: '1.2', dueOn: '2025-03-31', dependsOn: ['1.1'] },
      meta: { authority: '801' },
    });
  });

  it('re-dates an action whose due date changed', async () => {
    const ledger = memoryLedger();
    await ledger.csv('plan-actions', actions);
    const [header = '', first = ''] = actions;
    const later = await ledger.csv('plan-actions', [
      header,
      first.replace('2024-12-20', '2025-01-31'),
    ]);
    expect(later).toMatchObject({ corrected: 1, rejected: 0 });
    expect((await ledger.events()).at(-1)).toMatchObject({
      type: 'ActionRedated',
      data: { actionRef: '1.1', dueOn: '2025-01-31' },
    });
  });
});

describe('importing the statuses of a plan', () => {
  it('records each report, its removal and its return, once', async () => {
    const ledger = memoryLedger();
    await ledger.csv('plan-actions', actions);
    const rows = statuses(
      'AP-2024,1.1,2024-10-23,completed,,,,yes',
      'AP-2024,1.2,2024-10-23,on-track,,,,no',
      'AP-2024,1.1,2025-02-26,at-risk,Reopened,More staff,2025-07-02,',
    );
    expect(await ledger.csv('plan-statuses', rows)).toMatchObject({ accepted: 3, rejected: 0 });
    expect(await ledger.csv('plan-statuses', rows)).toMatchObject({ unchanged: 3, accepted: 0 });
    expect((await types(ledger)).slice(3)).toEqual([
      'ActionStatusChanged',
      'ActionRemovedFromPlan',
      'ActionStatusChanged',
      'ActionReturnedToPlan',
      'ActionStatusChanged',
      'ActionRedated',
    ]);
  });

  it('corrects a report that says something else of the same date', async () => {
    const ledger = memoryLedger();
    await ledger.csv('plan-actions', actions);
    await ledger.csv('plan-statuses', statuses('AP-2024,1.1,2024-10-23,on-track,,,,'));
    const again = statuses('AP-2024,1.1,2024-10-23,at-risk,,,,');
    expect(await ledger.csv('plan-statuses', again)).toMatchObject({ corrected: 1 });
  });

  it('refuses a row about an action that is not there, and a status that is not in the list', async () => {
    const ledger = memoryLedger();
    await ledger.csv('plan-actions', actions);
    const receipt = await ledger.csv(
      'plan-statuses',
      statuses('AP-2024,9.9,2024-10-23,on-track,,,,', 'AP-2024,1.1,2024-10-23,green,,,,'),
    );
    expect(receipt).toMatchObject({
      rejected: 2,
      errors: [
        { row: 2, column: 'actionRef', code: 'action-unknown' },
        { row: 3, column: 'status', code: 'not-in-list' },
      ],
    });
  });
});

describe('importing indicators and meetings', () => {
  it('takes an indicator without a value, and corrects it when the value is known', async () => {
    const ledger = memoryLedger();
    const header = 'planRef,indicatorRef,name,asAt,value';
    const first = [header, 'AP-2024,KPI-1,Pupils with a plan,2024-10-23,'];
    expect(await ledger.csv('plan-indicators', first)).toMatchObject({ accepted: 1 });
    const known = [header, 'AP-2024,KPI-1,Pupils with a plan,2024-10-23,87.5%'];
    expect(await ledger.csv('plan-indicators', known)).toMatchObject({ corrected: 1 });
  });

  it('records a meeting once and refuses one that is yet to come', async () => {
    const ledger = memoryLedger();
    const rows = [
      'planRef,heldOn,attendees,chair',
      'AP-2024,2024-10-23,Director;Head of inclusion,Director',
      'AP-2024,2027-01-01,,',
    ];
    expect(await ledger.csv('board-meetings', rows)).toMatchObject({
      accepted: 1,
      rejected: 1,
      errors: [{ row: 3, column: 'heldOn', code: 'meeting-not-yet-held' }],
    });
    expect(await ledger.csv('board-meetings', rows)).toMatchObject({ unchanged: 1, rejected: 1 });
  });
});
