import { importUpTo } from '../testing/authority-files.js';
import { type MemoryLedger, memoryLedger } from '../testing/memory-ledger.js';

async function ready(): Promise<MemoryLedger> {
  const ledger = memoryLedger();
  await importUpTo(ledger, 'placements');
  return ledger;
}

const mark = (ledger: MemoryLedger, ...rows: string[]) =>
  ledger.csv('attendance', ['placementRef,date,session,code,minutesLate', ...rows]);

const marksOf = async (ledger: MemoryLedger) =>
  (await ledger.events()).filter(({ type }) => type.startsWith('Attendance'));

describe('importing attendance', () => {
  it('records each mark with its own row, in the register of provider, date and session', async () => {
    const ledger = await ready();
    const receipt = await mark(ledger, 'PL1,2025-11-10,AM,/,', 'PL1,10/11/2025,PM,L,25');
    expect(receipt).toMatchObject({ accepted: 2, errors: [], warnings: [] });
    const [morning, afternoon] = await marksOf(ledger);
    expect(morning).toMatchObject({
      type: 'AttendanceMarked',
      data: { date: '2025-11-10', session: 'AM', code: '/' },
      meta: { authority: '801', effectiveOn: '2025-11-10', source: { row: 2 } },
    });
    expect(afternoon).toMatchObject({
      data: { session: 'PM', code: 'L', minutesLate: 25 },
      meta: { source: { row: 3 } },
    });
    expect(morning?.streamId).toMatch(/^register-[0-9a-f-]{36}-2025-11-10-AM$/);
    expect(morning?.meta.basis).toEqual([
      { streamId: expect.stringMatching(/^provision-/) as string, revision: 0 },
    ]);
    expect(morning?.sealed).toEqual([]);
  });

  it('corrects a changed mark, the first one staying visible', async () => {
    const ledger = await ready();
    await mark(ledger, 'PL1,2025-11-10,AM,N,');
    expect(await mark(ledger, 'PL1,2025-11-10,AM,I,')).toMatchObject({ corrected: 1 });
    const [first, second] = await marksOf(ledger);
    expect(second).toMatchObject({
      type: 'AttendanceCorrected',
      data: { code: 'I' },
      meta: { corrects: first?.eventId, reason: 'sealed' },
      personal: [{ values: { reason: 'import attendance.csv' } }],
    });
  });

  it('takes a second mark of one session in a file as a correction, the same one as nothing', async () => {
    const ledger = await ready();
    const row = 'PL1,2025-11-10,AM';
    const receipt = await mark(ledger, `${row},N,`, `${row},N,`, `${row},I,`);
    expect(receipt).toMatchObject({ accepted: 1, unchanged: 1, corrected: 1 });
    expect((await marksOf(ledger)).map(({ data }) => (data as { code: string }).code)).toEqual([
      'N',
      'I',
    ]);
  });

  it('takes marks of one session in the order of a long file, and counts all before a fault', async () => {
    const ledger = await ready();
    const times = (count: number, row: string) => Array.from({ length: count }, () => row);
    const rowOf = (code: string) => `PL1,2025-11-10,AM,${code},`;
    const receipt = await mark(
      ledger,
      ...times(1_400, rowOf('N')),
      ...times(900, rowOf('I')),
      ...times(900, rowOf('N')),
      '"never closed',
    );
    expect(receipt).toMatchObject({ accepted: 1, corrected: 2, unchanged: 3_197, rejected: 0 });
    expect(receipt.errors).toMatchObject([{ code: 'quote-not-closed' }]);
    const codes = (await marksOf(ledger)).map(({ data }) => (data as { code: string }).code);
    expect(codes).toEqual(['N', 'I', 'N']);
  });

  it('keeps children of two authorities in one register apart', async () => {
    const ledger = await ready();
    await ledger.csv('pupils', [
      'pupilRef,givenName,familyName,dateOfBirth,authority',
      'P3,Robin,Other,2011-01-01,802',
    ]);
    await ledger.csv('placements', [
      'placementRef,pupilRef,providerRef,lot,commissioner,reason,startsOn,pattern,rateBasis,rate,costCentre',
      'PL3,P3,QUAY,1,authority,other,2025-11-05,1111000000,day,50,HN-127',
    ]);
    const receipt = await mark(ledger, 'PL1,2025-11-10,AM,/,', 'PL3,2025-11-10,AM,/,');
    expect(receipt).toMatchObject({ accepted: 2 });
    const marks = await marksOf(ledger);
    expect(marks.map(({ meta }) => [meta.authority, meta.source.row])).toEqual([
      ['801', 2],
      ['802', 3],
    ]);
    expect(new Set(marks.map(({ streamId }) => streamId)).size).toBe(1);
  });
});

describe('edge case 30: a file that is told again, or late', () => {
  const rows = ['PL1,2025-11-10,AM,/,', 'PL1,2025-11-10,PM,I,', 'PL1,2025-11-11,AM,L,5'];

  it('records nothing the second time, whatever it is called and in whatever order', async () => {
    const ledger = await ready();
    expect(await mark(ledger, ...rows)).toMatchObject({ accepted: 3 });
    const { position } = await ledger.log.head();
    const again = { accepted: 0, unchanged: 3, corrected: 0, rejected: 0 };
    expect(await mark(ledger, ...rows)).toMatchObject(again);
    const otherwise = ['\ufeffsession,date,code,placementRef', 'PM,10/11/2025,i,PL1'];
    const turned = [...otherwise, 'AM,2025-11-11,L,PL1', 'AM,10/11/2025,/,PL1'];
    const renamed = { fileName: 'again.csv' };
    expect(await ledger.csv('attendance', turned, renamed)).toMatchObject(again);
    expect((await ledger.log.head()).position).toBe(position);
  });

  it('takes last week’s file late without a reason, and knows what of it is known', async () => {
    const ledger = await ready();
    await mark(ledger, rows[0] ?? '');
    const late = [...rows, 'PL1,2025-11-11,PM,O,'];
    expect(await mark(ledger, ...late)).toMatchObject({ accepted: 3, unchanged: 1, errors: [] });
    const marks = await marksOf(ledger);
    expect(marks.map(({ type, meta }) => [type, meta.effectiveOn, meta.reason])).toEqual([
      ['AttendanceMarked', '2025-11-10', undefined],
      ['AttendanceMarked', '2025-11-10', undefined],
      ['AttendanceMarked', '2025-11-11', undefined],
      ['AttendanceMarked', '2025-11-11', undefined],
    ]);
  });
});

describe('a mark that is refused', () => {
  it.each([
    ['NONE,2025-11-10,AM,/,', 'placementRef', 'unknown-placement'],
    ['PL1,2025-11-04,AM,/,', 'date', 'mark-before-the-start'],
    ['PL1,2025-11-15,AM,/,', 'date', 'mark-at-a-weekend'],
    ['PL1,2025-11-10,AM,H1,', 'code', 'code-unknown'],
    ['PL1,2025-11-10,AM,F,', 'code', 'code-not-in-force'],
    ['PL1,2025-11-10,EVE,/,', 'session', 'not-in-list'],
    ['PL1,2025-13-10,AM,/,', 'date', 'not-a-date'],
    ['PL1,2025-11-10,AM,,', 'code', 'value-missing'],
    ['PL1,2025-11-10,AM,L,-5', 'minutesLate', 'not-a-whole-number'],
  ])('is %s: %s %s; the good marks beside it are recorded', async (row, column, code) => {
    const ledger = await ready();
    const receipt = await mark(ledger, 'PL1,2025-11-11,AM,/,', row, 'PL1,2025-11-11,PM,/,');
    expect(receipt).toMatchObject({
      accepted: 2,
      rejected: 1,
      errors: [{ row: 3, column, code }],
    });
    expect(receipt.errors[0]?.message).toMatch(/^[^{}]+\.$/);
  });

  it('is one after the end, unless it stood before the end was recorded', async () => {
    const ledger = await ready();
    await mark(ledger, 'PL1,2025-11-24,AM,/,');
    await ledger.csv('placements', [
      'placementRef,pupilRef,providerRef,lot,commissioner,reason,startsOn,pattern,plannedEndOn,endedOn,rateBasis,rate,costCentre',
      'PL1,P1,QUAY,1,authority,behaviour-support,2025-11-05,1111000000,2025-12-19,2025-11-21,day,95.00,HN-127',
    ]);
    expect(await mark(ledger, 'PL1,2025-11-24,AM,/,', 'PL1,2025-11-24,PM,/,')).toMatchObject({
      unchanged: 1,
      errors: [{ row: 3, column: 'date', code: 'mark-after-the-end' }],
    });
  });
});

describe('a mark that is recorded with a warning', () => {
  it.each([
    ['off the pattern', 'PL1,2025-11-13,AM,/,'],
    ['on a closure of the provider', 'PL1,2025-11-12,AM,/,'],
    ['past the planned end', 'PL1,2026-01-05,AM,/,'],
  ])('%s it is an additional session', async (_, row) => {
    expect(await mark(await ready(), row)).toMatchObject({
      accepted: 1,
      warnings: [{ row: 2, column: 'session', code: 'additional-session' }],
    });
  });

  it('is no additional session once an extension covers it', async () => {
    const ledger = await ready();
    await ledger.csv('placement-changes', [
      'placementRef,from,plannedEndOn',
      'PL1,2025-12-19,2026-02-13',
    ]);
    expect((await mark(ledger, 'PL1,2026-01-05,AM,/,')).warnings).toEqual([]);
  });

  it('queries an absence when nothing was expected, and lets a planned closure be', async () => {
    const ledger = await ready();
    const receipt = await mark(ledger, 'PL1,2025-11-12,AM,I,', 'PL1,2025-11-12,PM,#,');
    expect(receipt).toMatchObject({
      accepted: 2,
      warnings: [{ row: 2, code: 'query-absent-when-not-expected' }],
    });
  });
});

describe('edge case 34: a code that was withdrawn on 19 August 2024', () => {
  async function since2024(): Promise<MemoryLedger> {
    const ledger = await ready();
    await ledger.csv('terms', [
      'authority,academicYear,term,startsOn,endsOn',
      '801,2023/24,6,2024-06-03,2024-07-19',
      '801,2024/25,1,2024-09-02,2024-10-25',
    ]);
    await ledger.csv('placements', [
      'placementRef,pupilRef,providerRef,lot,commissioner,reason,startsOn,pattern,endedOn,rateBasis,rate,costCentre',
      'OLD,P2,WORKS,1,authority,other,2024-06-03,1111111111,2024-10-25,day,50,HN-127',
    ]);
    return ledger;
  }

  it.each(['H', 'J', 'Y'])('%s is taken without a word before that day', async (code) => {
    expect(await mark(await since2024(), `OLD,2024-06-10,AM,${code},`)).toMatchObject({
      accepted: 1,
      warnings: [],
    });
  });

  it.each([
    ['H', 'C'],
    ['j', 'J1'],
    ['Y', 'Y7'],
  ])('%s is kept as sent from that day and counts as %s', async (code, countsAs) => {
    const ledger = await since2024();
    const receipt = await mark(ledger, `OLD,2024-09-09,AM,${code},`);
    expect(receipt).toMatchObject({
      accepted: 1,
      warnings: [{ row: 2, column: 'code', code: 'code-withdrawn' }],
    });
    expect(receipt.warnings[0]?.message).toContain(`counts as ${countsAs};`);
    expect((await marksOf(ledger)).at(-1)?.data).toMatchObject({ code: code.toUpperCase() });
  });

  it.each(['K', 'C1', 'C2', 'J1', 'Q', 'Y1', 'Y7'])(
    'the new code %s is refused before that day',
    async (code) => {
      const ledger = await since2024();
      expect(await mark(ledger, `OLD,2024-06-10,AM,${code},`)).toMatchObject({
        errors: [{ row: 2, column: 'code', code: 'code-not-in-force' }],
      });
      expect(await mark(ledger, `OLD,2024-09-09,AM,${code},`)).toMatchObject({ accepted: 1 });
    },
  );
});
