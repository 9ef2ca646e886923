import fc from 'fast-check';
import { quoted } from '../notice.js';
import { date } from './cells.amounts.js';
import { reference, text } from './cells.js';
import { optional, required } from './column.js';
import { readHeader } from './header.js';
import { rowReader } from './row.js';

const columns = {
  ref: required(reference, 'R1'),
  from: required(date, '2025-09-01'),
  note: optional(text, ''),
};

const header = (...cells: string[]) => readHeader(columns, { row: 1, cells });
const faults = (...cells: string[]) =>
  header(...cells).faults.map(({ row, column, code }) => ({ row, column, code }));

describe('the header row', () => {
  it('takes columns in any order, without the optional ones', () => {
    expect(header('from', ' ref ')).toEqual({
      header: new Map([
        ['from', 0],
        ['ref', 1],
      ]),
      faults: [],
    });
  });

  it('refuses a column that the kind does not have, and names those that it has', () => {
    const [fault] = header('ref', 'from', 'colour').faults;
    expect(fault).toEqual({
      row: 1,
      column: 'colour',
      code: 'unknown-column',
      message: '"colour" is not a column of this kind. The columns are: ref, from, note.',
    });
  });

  it.each(['__proto__', 'constructor', 'toString'])('refuses the column %s', (name) => {
    expect(faults('ref', 'from', name)).toEqual([{ row: 1, column: name, code: 'unknown-column' }]);
  });

  it('refuses a column given twice, one without a name and one that is missing', () => {
    expect(faults('ref', 'ref', '')).toEqual([
      { row: 1, column: 'ref', code: 'duplicate-column' },
      { row: 1, column: '', code: 'unknown-column' },
      { row: 1, column: 'from', code: 'missing-column' },
    ]);
  });
});

const row = (...cells: string[]) =>
  rowReader(columns, header('ref', 'from', 'note').header)({ row: 7, cells });

describe('a row', () => {
  it('gives the values, an empty or absent cell as not given', () => {
    const values = { ref: 'R1', from: '2025-09-01', note: undefined };
    expect(row(' R1 ', '01/09/2025', '')).toEqual({ ok: true, row: 7, values });
    expect(row('R1', '2025-09-01')).toEqual({ ok: true, row: 7, values });
    expect(row('R1', '2025-09-01', '', '', '')).toEqual({ ok: true, row: 7, values });
  });

  it('tells every fault with its column, what is wrong and what is allowed', () => {
    expect(row('', '31/02/2025', 'bell\u0007')).toEqual({
      ok: false,
      row: 7,
      faults: [
        {
          row: 7,
          column: 'ref',
          code: 'value-missing',
          message: 'ref: it is empty. Give at most 100 characters.',
        },
        {
          row: 7,
          column: 'from',
          code: 'not-a-date',
          message:
            'from: "31/02/2025" is not a date. ' +
            'Give a date that exists, as YYYY-MM-DD or DD/MM/YYYY.',
        },
        {
          row: 7,
          column: 'note',
          code: 'text-not-allowed',
          message: 'note: "bell?" has control characters.',
        },
      ],
    });
  });

  it('refuses more cells than columns', () => {
    expect(row('R1', '2025-09-01', '', 'more')).toMatchObject({
      ok: false,
      faults: [{ row: 7, column: '', code: 'too-many-cells' }],
    });
  });

  it('takes away the mark that an export put before a formula', () => {
    expect(row("'=1+1", '2025-09-01', "O'Neill")).toMatchObject({
      values: { ref: '=1+1', note: "O'Neill" },
    });
  });

  it('echoes no more than 40 characters of a cell, on one line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (cell) => {
        const echo = quoted(cell);
        expect([...echo].length).toBeLessThanOrEqual(45);
        expect(echo).not.toMatch(/\p{Cc}/u);
      }),
    );
    expect(quoted('x'.repeat(41))).toBe(`"${'x'.repeat(40)}..."`);
  });
});
