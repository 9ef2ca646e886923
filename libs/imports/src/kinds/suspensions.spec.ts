import { importUpTo } from '../testing/authority-files.js';
import { type MemoryLedger, memoryLedger } from '../testing/memory-ledger.js';

const names = [
  ...['suspensionRef', 'pupilRef', 'schoolUrn', 'kind', 'startsOn', 'sessions', 'reason'],
  ...['firstDay', 'decidedOn', 'endsOn', 'outcome', 'outcomeOn'],
] as const;
type Cells = { readonly [N in (typeof names)[number]]?: string | undefined };

const suspension: Cells = {
  ...{ suspensionRef: 'SU1', pupilRef: 'P1', schoolUrn: '109345', kind: 'suspension' },
  ...{ startsOn: '2025-11-05', sessions: '4', reason: 'DB' },
};
const exclusion: Cells = {
  ...{ suspensionRef: 'PX1', pupilRef: 'P2', schoolUrn: '109345', kind: 'permanent-exclusion' },
  ...{ startsOn: '2025-12-17', reason: 'PA', decidedOn: '2025-12-17' },
};

const lines = (...rows: Cells[]) => [
  names.join(','),
  ...rows.map((cells) => names.map((name) => cells[name] ?? '').join(',')),
];
const ready = async () => {
  const ledger = memoryLedger();
  await importUpTo(ledger, 'pupils');
  return ledger;
};
const latest = async (ledger: MemoryLedger) => (await ledger.events()).at(-1);

describe('importing suspensions', () => {
  it('records a suspension of its own day, the reference sealed', async () => {
    const ledger = await ready();
    const receipt = await ledger.csv('suspensions', lines(suspension));
    expect(receipt).toMatchObject({ accepted: 1, errors: [], warnings: [] });
    expect(await latest(ledger)).toMatchObject({
      type: 'SuspensionRecorded',
      data: { schoolUrn: '109345', startsOn: '2025-11-05', firstDay: '2025-11-05', sessions: 4 },
      meta: { authority: '801', effectiveOn: '2025-11-05' },
      personal: [{ class: 'identity', values: { suspensionRef: 'SU1' } }],
    });
    // Ciphertext is left out: three letters may stand in it by chance.
    const clear = (await ledger.log.readAll(0, 100)).map((event) => ({ ...event, sealed: [] }));
    expect(JSON.stringify(clear)).not.toContain('SU1');
  });

  it('records nothing the second time', async () => {
    const ledger = await ready();
    const both = lines(suspension, { ...exclusion, outcome: 'upheld', outcomeOn: '2026-01-14' });
    expect(await ledger.csv('suspensions', both)).toMatchObject({ accepted: 2, errors: [] });
    const { position } = await ledger.log.head();
    expect(await ledger.csv('suspensions', both)).toMatchObject({ unchanged: 2, corrected: 0 });
    expect((await ledger.log.head()).position).toBe(position);
  });

  it('edge case 9: counts a permanent exclusion from the next day of the school that excluded', async () => {
    const ledger = await ready();
    await ledger.csv('suspensions', lines(exclusion));
    expect(await latest(ledger)).toMatchObject({
      type: 'PermanentExclusionRecorded',
      data: { startsOn: '2025-12-17', firstDay: '2025-12-18' },
    });
    await ledger.csv('closures', [
      'scope,ref,date,reason',
      'school,109345,2026-01-05,inset',
      'authority,801,2025-12-19,inset',
    ]);
    const last = { ...exclusion, suspensionRef: 'PX2', startsOn: '2025-12-18' };
    await ledger.csv('suspensions', lines(last));
    expect(await latest(ledger)).toMatchObject({ data: { firstDay: '2026-01-06' } });
    expect(await ledger.csv('suspensions', lines(exclusion))).toMatchObject({ unchanged: 1 });
  });

  it('records an end that is newly given, and corrects what else differs', async () => {
    const ledger = await ready();
    await ledger.csv('suspensions', lines(suspension));
    const ended = { ...suspension, endsOn: '2025-11-06' };
    expect(await ledger.csv('suspensions', lines(ended))).toMatchObject({ corrected: 1 });
    expect(await latest(ledger)).toMatchObject({ type: 'SuspensionEnded' });
    const longer = { ...ended, sessions: '6' };
    expect(await ledger.csv('suspensions', lines(longer))).toMatchObject({ corrected: 1 });
    expect(await latest(ledger)).toMatchObject({
      type: 'SuspensionCorrected',
      data: { sessions: 6, endsOn: '2025-11-06' },
      personal: [{ class: 'narrative', values: { reason: 'import suspensions.csv' } }],
    });
  });

  it('records an outcome when it becomes known', async () => {
    const ledger = await ready();
    await ledger.csv('suspensions', lines(exclusion));
    const rescinded = { ...exclusion, outcome: 'Rescinded', outcomeOn: '07/01/2026' };
    expect(await ledger.csv('suspensions', lines(rescinded))).toMatchObject({ corrected: 1 });
    expect(await latest(ledger)).toMatchObject({
      type: 'PermanentExclusionRescinded',
      data: { rescindedOn: '2026-01-07' },
    });
  });

  it('seals a reason in words', async () => {
    const ledger = await ready();
    await ledger.csv('suspensions', lines({ ...suspension, reason: 'Hit Sam with a chair' }));
    expect(await latest(ledger)).toMatchObject({
      data: { reason: 'other' },
      personal: [{}, { class: 'narrative', values: { circumstances: 'Hit Sam with a chair' } }],
    });
  });

  it.each<[Cells, string, string]>([
    [{ pupilRef: 'P9' }, 'pupilRef', 'unknown-pupil'],
    [{ kind: 'expulsion' }, 'kind', 'not-in-list'],
    [{ startsOn: '2025-02-30' }, 'startsOn', 'not-a-date'],
    [{ sessions: '0' }, 'sessions', 'not-a-whole-number'],
    [{ reason: '' }, 'reason', 'value-missing'],
    [{ endsOn: '2025-11-04' }, 'endsOn', 'exclusion-ends-before-it-starts'],
    [{ firstDay: '2025-11-04' }, 'firstDay', 'first-day-before-the-exclusion'],
    [{ outcome: 'upheld', outcomeOn: '2025-11-04' }, 'outcomeOn', 'outcome-before-the-exclusion'],
    [{ outcome: 'irp-quashed', outcomeOn: '2025-12-04' }, 'outcome', 'review-of-a-suspension'],
  ])('refuses %j at %s as %s, without binding its reference', async (cells, column, code) => {
    const ledger = await ready();
    const { errors } = await ledger.csv('suspensions', lines({ ...suspension, ...cells }));
    expect(errors).toMatchObject([{ row: 2, column, code }]);
    const other = { ...suspension, pupilRef: 'P2' };
    expect(await ledger.csv('suspensions', lines(other))).toMatchObject({ accepted: 1 });
  });

  it('refuses another child or another kind under a known reference', async () => {
    const ledger = await ready();
    await ledger.csv('suspensions', lines(suspension));
    const moved = await ledger.csv('suspensions', lines({ ...suspension, pupilRef: 'P2' }));
    expect(moved.errors).toMatchObject([
      { column: 'pupilRef', code: 'exclusion-of-another-child' },
    ]);
    const became = await ledger.csv('suspensions', lines({ ...suspension, kind: exclusion.kind }));
    expect(became.errors).toMatchObject([{ column: 'kind', code: 'exclusion-of-another-kind' }]);
  });
});

describe('what only looks wrong about a suspension', () => {
  it.each<[Cells, string, string]>([
    [{ ...suspension, schoolUrn: '109999' }, 'schoolUrn', 'query-school-not-on-record'],
    [{ ...suspension, sessions: '' }, 'sessions', 'query-length-unknown'],
    [{ ...exclusion, endsOn: '2026-01-07' }, 'endsOn', 'query-permanent-exclusion-ends'],
    [{ ...exclusion, startsOn: '2027-01-06' }, 'firstDay', 'query-no-school-calendar'],
    [{ ...exclusion, outcome: 'upheld' }, 'outcomeOn', 'query-outcome-date'],
    [{ ...exclusion, outcomeOn: '2026-01-07' }, 'outcome', 'query-outcome-missing'],
  ])('%j is recorded with %s %s', async (cells, column, code) => {
    const receipt = await (await ready()).csv('suspensions', lines(cells));
    expect(receipt).toMatchObject({ accepted: 1, rejected: 0 });
    expect(receipt.warnings).toMatchObject([{ row: 2, column, code }]);
  });
});
