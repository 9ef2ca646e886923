import type { FigureColumn } from '@ledger/read-model';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvStream, formulaSafe, withoutFormulaMark, writeCsv } from './index.js';

const columns: FigureColumn[] = [
  { name: 'name', label: 'Cost centre', kind: 'text' },
  { name: 'variancePence', label: 'Variance', kind: 'pence' },
  { name: 'rate', label: 'Absence rate', kind: 'percent' },
  { name: 'pupils', label: 'Pupils', kind: 'integer' },
  { name: 'joint', label: 'Joint', kind: 'flag' },
  { name: 'on', label: 'On', kind: 'date' },
];
const row = {
  name: 'Étoile, "the" hub',
  variancePence: -500,
  rate: 12.5,
  pupils: 60,
  joint: false,
  on: '2025-09-01',
};

describe('writing a table as CSV', () => {
  it('gives spreadsheets a byte order mark, CRLF and labels', () => {
    expect(writeCsv(columns, [row])).toBe(
      '\uFEFFCost centre,Variance,Absence rate,Pupils,Joint,On\r\n' +
        '"Étoile, ""the"" hub",-5.00,12.5,60,no,2025-09-01\r\n',
    );
  });

  it('gives programs names and LF, and no byte order mark', () => {
    expect(writeCsv(columns.slice(0, 2), [{ name: 'a', variancePence: 7 }], 'plain')).toBe(
      'name,variancePence\na,0.07\n',
    );
  });

  it('leaves the cell empty where there is no value', () => {
    expect(writeCsv(columns.slice(0, 2), [{ name: null }], 'plain')).toBe(
      'name,variancePence\n,\n',
    );
  });

  it.each([
    [0, '0.00'],
    [5, '0.05'],
    [-5, '-0.05'],
    [659689300, '6596893.00'],
  ])('writes %i pence as pounds', (pence, pounds) => {
    expect(writeCsv(columns.slice(1, 2), [{ variancePence: pence }], 'plain')).toBe(
      `variancePence\n${pounds}\n`,
    );
  });

  it('streams the same text as it writes whole', async () => {
    const rows = Array.from({ length: 2500 }, (_, index) => ({ ...row, pupils: index }));
    const streamed = await csvStream(columns, rows).toArray();
    expect(Buffer.concat(streamed).toString('utf8')).toBe(writeCsv(columns, rows));
  });

  it('reads back as it was written, whatever the text', () => {
    const text = fc.array(fc.string({ unit: 'binary', maxLength: 20 }), { minLength: 1 });
    fc.assert(
      fc.property(text, (names) => {
        const csv = writeCsv(
          [...columns.slice(0, 1), ...columns.slice(3, 4)],
          names.map((name) => ({ name, pupils: 1 })),
        );
        const records = parse(csv, { bom: true, record_delimiter: '\r\n' }) as string[][];
        expect(records.slice(1).map(([cell]) => withoutFormulaMark(cell ?? ''))).toEqual(names);
      }),
      { seed: 20261122 },
    );
  });
});

const leads = ['=', '+', '-', '@', '\t', '\r', '\0', '＝', '＋', '－', '＠', ' =', '\uFEFF=', "'="];

describe('formula safety', () => {
  it.each(leads)('marks text that starts with %j', (lead) => {
    const text = `${lead}cmd|' /C calc'!A0`;
    expect(formulaSafe(text)).toBe(`'${text}`);
    expect(withoutFormulaMark(formulaSafe(text))).toBe(text);
  });

  it.each(['Smith-Jones', "O'Neill", "'t Hooft", 'a=b', ''])('leaves %j alone', (text) => {
    expect(formulaSafe(text)).toBe(text);
    expect(withoutFormulaMark(text)).toBe(text);
  });
});
