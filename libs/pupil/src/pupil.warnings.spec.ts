import { pupilWarnings, pupilWarningSentences } from './pupil.warnings.js';

const identity = {
  pupilRef: 'C-1',
  givenName: 'Test',
  familyName: 'Child',
  dateOfBirth: '2011-03-04',
};
const asked = (more: object) => pupilWarnings({ ...identity, ...more }, '2025-11-03');

describe('what is asked about a child', () => {
  it('is nothing when all is well, with or without a UPN', () => {
    expect(asked({})).toEqual([]);
    expect(asked({ upn: 'A839400424001' })).toEqual([]);
    expect(asked({ upn: 'L83940042400A' })).toEqual([]);
  });

  it('is the check letter of a UPN', () => {
    expect(asked({ upn: 'A801200005001' })).toEqual([
      { code: 'query-upn-check-letter', field: 'upn' },
    ]);
  });

  it('is a UPN of another shape', () => {
    expect(asked({ upn: 'UN5' })).toEqual([{ code: 'query-upn-shape', field: 'upn' }]);
  });

  it('is an unlikely age, at the edges of 2 and 25', () => {
    const query = [{ code: 'query-age', field: 'dateOfBirth' }];
    expect(asked({ dateOfBirth: '2023-11-04' })).toEqual(query);
    expect(asked({ dateOfBirth: '2023-11-03' })).toEqual([]);
    expect(asked({ dateOfBirth: '1999-11-04' })).toEqual([]);
    expect(asked({ dateOfBirth: '1999-11-03' })).toEqual(query);
  });

  it('has a sentence for each', () => {
    for (const sentence of Object.values(pupilWarningSentences)) expect(sentence).toMatch(/\.$/);
  });
});
