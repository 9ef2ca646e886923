import { spec } from '@ledger/kernel/testing';
import type { SchoolCommand } from './school.commands.js';
import { school } from './school.decider.js';
import type { SchoolEvent } from './school.events.js';

const { given } = spec(school);

const details = { name: 'Hill School', authority: '801', phase: 'secondary' } as const;
const registered: SchoolEvent = {
  type: 'SchoolRegistered',
  data: { urn: '109001', ...details, laestab: '8014001' },
};
const renamed: SchoolEvent = {
  type: 'SchoolDetailsCorrected',
  data: { ...details, name: 'Hill Academy', laestab: '8014001' },
};
const register = (more: object = {}): SchoolCommand => ({
  type: 'RegisterSchool',
  data: { urn: '109001', ...details, ...more },
});
const correct = (more: object = {}): SchoolCommand => ({
  type: 'CorrectSchoolDetails',
  data: { ...details, ...more },
});

describe('registering a school', () => {
  it('records it from today', () => {
    given()
      .when(register({ laestab: '8014001' }))
      .thenRecorded({ ...registered, effectiveOn: '2026-01-15' });
  });

  it('records nothing the second time, nor when an optional detail is not given', () => {
    given(registered)
      .when(register({ laestab: '8014001' }))
      .thenNothing();
    given(registered).when(register()).thenNothing();
  });

  it('puts the details right when they differ, and keeps what is not given', () => {
    given(registered)
      .when(register({ name: 'Hill Academy' }))
      .thenRecorded({ ...renamed, effectiveOn: '2026-01-01', corrects: 'event-1' });
  });

  it('refuses another URN', () => {
    given(registered)
      .when(register({ urn: '109002' }))
      .thenRefused('school-has-another-urn');
  });
});

describe('correcting a school', () => {
  it('corrects the event that said it last', () => {
    given(registered, renamed)
      .when(correct())
      .thenRecorded({
        type: 'SchoolDetailsCorrected',
        data: { ...details, laestab: '8014001' },
        effectiveOn: '2026-01-01',
        corrects: 'event-2',
      });
  });

  it('records nothing the second time', () => {
    given(registered, renamed)
      .when(correct({ name: 'Hill Academy' }))
      .thenNothing();
  });

  it('refuses a school that is not in the record', () => {
    given().when(correct()).thenRefused('school-not-registered');
  });
});
