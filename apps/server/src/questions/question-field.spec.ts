import { paths, csvOf, withQuery } from '../pages/paths.js';
import { authorityField, errorSummary, formFields, onField } from './question-field.js';

describe('the form above a figure', () => {
  it('keeps what was asked and shows a fault at its field', () => {
    const faults = [{ field: 'on', message: 'must be a date' }];
    const [authority, on] = formFields([authorityField, onField], { authority: '801' }, faults);
    expect(authority).toMatchObject({ value: '801', error: undefined });
    expect(on).toMatchObject({ value: '', error: 'must be a date' });
  });

  it('leads from the summary to the field, and elsewhere where it has none', () => {
    const faults = [
      { field: 'on', message: 'must be a date' },
      { field: 'pupilId', message: 'is needed' },
    ];
    expect(errorSummary([onField], faults)).toEqual([
      { text: 'True on must be a date', href: '#on' },
      { text: 'pupilId is needed', href: '#main-content' },
    ]);
  });
});

describe('an address', () => {
  it('leaves out what is empty and escapes the rest', () => {
    const query = { on: '2025-11-05', knownAt: undefined, team: '', key: 'A & B' };
    expect(withQuery(paths.attendance, query)).toBe('/attendance?on=2025-11-05&key=A+%26+B');
    expect(withQuery(paths.attendance, {})).toBe('/attendance');
  });

  it('of the same table as a file keeps the question', () => {
    expect(csvOf('/attendance?on=2025-11-05')).toBe('/attendance.csv?on=2025-11-05');
    expect(csvOf('/attendance')).toBe('/attendance.csv');
  });
});
