import { importUpTo } from '../testing/authority-files.js';
import { type MemoryLedger, memoryLedger } from '../testing/memory-ledger.js';

async function ready(): Promise<MemoryLedger> {
  const ledger = memoryLedger();
  await importUpTo(ledger, 'placements');
  return ledger;
}

const types = async (ledger: MemoryLedger) => (await ledger.events()).map(({ type }) => type);

describe('importing reviews', () => {
  const header =
    'placementRef,kind,dueOn,heldOn,decision,attendees,targets,targetWords,nextReviewOn,childView';
  const row =
    'PL1,six-week,2025-12-17,2025-12-16,continue,school;child,green;red,In by nine|Read,,Good';
  const file = (ledger: MemoryLedger, columns: string, line: string) =>
    ledger.csv('reviews', [columns, line]);

  it('records that a review was due and held, once, with the words sealed', async () => {
    const ledger = await ready();
    expect(await file(ledger, header, row)).toMatchObject({ accepted: 1, errors: [] });
    expect((await types(ledger)).slice(-2)).toEqual(['ReviewDue', 'ReviewHeld']);
    expect((await ledger.events()).at(-1)).toMatchObject({
      data: { attendees: ['child', 'school'], absent: [], targets: ['green', 'red'] },
      meta: { authority: '801', effectiveOn: '2025-12-16' },
      personal: [{ values: { childView: 'Good', targetWords: 'In by nine\nRead' } }],
    });
    expect(await file(ledger, header, row)).toMatchObject({ unchanged: 1 });
  });

  it('records first that it is due, later that it was missed, put off and held', async () => {
    const ledger = await ready();
    const columns = 'placementRef,kind,dueOn,missedOn,missedReason,rescheduledTo,heldOn,decision';
    const due = 'PL1,half-termly,2025-12-10';
    expect(await file(ledger, columns, `${due},,,,,`)).toMatchObject({ accepted: 1 });
    const missed = `${due},2025-12-10,child-absent,2025-12-18`;
    expect(await file(ledger, columns, `${missed},,`)).toMatchObject({ corrected: 1 });
    const held = `${missed},2025-12-18,end`;
    expect(await file(ledger, columns, held)).toMatchObject({ corrected: 1, errors: [] });
    expect(await file(ledger, columns, held)).toMatchObject({ unchanged: 1 });
    expect((await types(ledger)).slice(-4)).toEqual([
      ...['ReviewDue', 'ReviewMissed', 'ReviewRescheduled', 'ReviewHeld'],
    ]);
  });

  it('puts right what was said of a review that was held', async () => {
    const ledger = await ready();
    await file(ledger, header, row);
    const receipt = await file(ledger, header, row.replace('continue', 'vary'));
    expect(receipt).toMatchObject({ corrected: 1, errors: [] });
    const [first, second] = (await ledger.events()).slice(-2);
    expect(second?.meta.corrects).toBe(first?.eventId);
  });

  it.each([
    ['NONE,six-week,2025-12-17,,,,,,,', { column: 'placementRef', code: 'unknown-placement' }],
    ['PL1,six-week,2025-11-04,,,,,,,', { column: 'dueOn', code: 'review-before-the-start' }],
    ['PL1,yearly,2025-12-17,,,,,,,', { column: 'kind', code: 'not-in-list' }],
    ['PL1,six-week,2025-12-17,,continue,,,,,', { column: 'heldOn', code: 'needed-with' }],
    ['PL1,six-week,2025-12-17,2025-12-16,,,,,,', { column: 'decision', code: 'needed-with' }],
    [
      'PL1,six-week,2025-12-17,2025-12-16,end,,green,A|B,,',
      { column: 'targetWords', code: 'targets-differ' },
    ],
    [
      'PL1,six-week,2025-12-17,2025-12-16,end,dog,,,,',
      { column: 'attendees', code: 'not-in-list' },
    ],
    [
      'PL1,six-week,2025-12-17,2026-02-16,end,,,,,',
      { column: 'heldOn', code: 'review-not-yet-held' },
    ],
  ])('refuses %s: %j', async (line, fault) => {
    const receipt = await file(await ready(), header, line);
    expect(receipt).toMatchObject({ rejected: 1, errors: [{ row: 2, ...fault }] });
  });
});

describe('importing destinations', () => {
  const header = 'placementRef,point,on,outcome,destination,destinationName,note';
  const file = (ledger: MemoryLedger, line: string) => ledger.csv('destinations', [header, line]);
  const agreed = 'PL1,agreed,2026-01-12,,further-education,City College,';

  /** A placement that was left two years ago. */
  async function left(): Promise<MemoryLedger> {
    const ledger = await ready();
    await ledger.csv('placements', [
      'placementRef,pupilRef,providerRef,lot,commissioner,reason,startsOn,pattern,endedOn,rateBasis,rate,costCentre',
      'OLD,P2,WORKS,1,authority,other,2023-09-05,1111000000,2024-02-09,day,95.00,HN-127',
    ]);
    return ledger;
  }
  const check = 'OLD,month-12,2025-02-12,sustained,mainstream-school,,';

  it('records where a child goes on to, once, the name sealed', async () => {
    const ledger = await ready();
    expect(await file(ledger, agreed)).toMatchObject({ accepted: 1, errors: [] });
    expect((await ledger.events()).at(-1)).toMatchObject({
      type: 'OnwardDestinationAgreed',
      data: { agreedOn: '2026-01-12', destination: 'further-education' },
      personal: [{ values: { destinationName: 'City College' } }],
    });
    expect(await file(ledger, agreed)).toMatchObject({ unchanged: 1 });
  });

  it('records a check and what it says, once, and puts it right', async () => {
    const ledger = await left();
    expect(await file(ledger, check)).toMatchObject({ accepted: 1, errors: [] });
    expect((await types(ledger)).slice(-2)).toEqual(['DestinationChecked', 'DestinationSustained']);
    expect(await file(ledger, check)).toMatchObject({ unchanged: 1 });
    const lost = check.replace('sustained', 'lost');
    expect(await file(ledger, lost)).toMatchObject({ corrected: 1 });
    expect((await types(ledger)).slice(-2)).toEqual(['DestinationChecked', 'DestinationLost']);
  });

  it.each([
    ['NONE,agreed,2026-01-12,,training,,', { column: 'placementRef', code: 'unknown-placement' }],
    ['PL1,agreed,2026-01-12,,,,', { column: 'destination', code: 'value-missing' }],
    [
      'PL1,agreed,2025-11-04,,training,,',
      { column: 'on', code: 'transition-before-the-placement' },
    ],
    ['PL1,month-12,2026-01-12,lost,,,', { column: '', code: 'placement-not-ended' }],
    ['OLD,month-12,2026-01-12,,,,', { column: 'outcome', code: 'value-missing' }],
    ['OLD,month-12,2025-02-08,lost,,,', { column: 'on', code: 'checked-before-it-is-due' }],
    ['OLD,month-24,2026-02-09,lost,,,', { column: 'on', code: 'transition-still-to-come' }],
  ])('refuses %s: %j', async (line, fault) => {
    const receipt = await file(await left(), line);
    expect(receipt).toMatchObject({ rejected: 1, errors: [{ row: 2, ...fault }] });
  });
});
