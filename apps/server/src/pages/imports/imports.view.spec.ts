import { importsView, receiptView } from './imports.view.js';

const receipt = { accepted: 2, unchanged: 0, corrected: 0, rejected: 1, errors: [], warnings: [] };
const bad = { row: 3, column: 'date', code: 'not-a-date', message: 'date: "x" is not a date.' };
const checked = { kind: 'terms', fileName: 'terms.csv', receipt, recorded: false };

describe('the import page', () => {
  it('names each kind with its template', () => {
    const view = importsView([{ name: 'terms', sentence: 'A term.' }], {});
    expect(view.kinds[0]?.template).toBe('/imports/templates/terms.csv');
    expect(view).not.toHaveProperty('errors');
  });

  it('leads to the field that is wrong', () => {
    const view = importsView([], { fault: 'file' });
    expect(view.errors).toEqual([{ text: 'Choose a CSV file', href: '#file' }]);
  });
});

describe('the receipt', () => {
  it('offers to record only what was checked and has good rows', () => {
    expect(receiptView('1', checked).submit).toBe('/imports/receipts/1');
    expect(receiptView('1', { ...checked, recorded: true }).submit).toBeUndefined();
    const none = { ...checked, receipt: { ...receipt, accepted: 0 } };
    expect(receiptView('1', none).submit).toBeUndefined();
  });

  it('shows refused rows with a download, and no empty table', () => {
    const view = receiptView('1', { ...checked, receipt: { ...receipt, errors: [bad] } });
    expect(view.refused?.rows[0]?.map(({ text }) => text)).toContain('not-a-date');
    expect(view.refused?.csv).toBe('/imports/receipts/1.csv');
    expect(view.warnings).toBeUndefined();
  });

  it('shows the first 200 of many and says so', () => {
    const errors = Array.from({ length: 201 }, () => bad);
    const view = receiptView('1', { ...checked, receipt: { ...receipt, errors } });
    expect(view.refused?.rows).toHaveLength(200);
    expect(view.refused?.caption).toBe('Refused rows (the first 200 of 201)');
  });
});
