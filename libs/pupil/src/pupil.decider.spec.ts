import { type PersonalPart } from '@ledger/kernel';
import { spec } from '@ledger/kernel/testing';
import type { PupilCommand } from './pupil.commands.js';
import { pupil } from './pupil.decider.js';
import type { PupilEvent } from './pupil.events.js';
import { PupilIdentity, PupilNeeds } from './pupil.personal.js';

const { given } = spec(pupil);

const pupilId = '6f1f4a52-6c1b-4b0e-9d0e-2f7a6f6b1c11';
const identity = {
  pupilRef: 'C-0001',
  givenName: 'Test',
  familyName: 'Child',
  dateOfBirth: '2011-03-04',
};
const needs = { ncYear: '10', senStatus: 'K', lookedAfter: false } as const;
const clear = { authority: '801', cohort: 2011, yearOffset: 0, schoolUrn: '109001' };
const part = (name: 'identity' | 'needs', values: object): PersonalPart => ({
  pupilId,
  class: name,
  values: values as PersonalPart['values'],
});

const registered = {
  type: 'ChildRegistered',
  data: clear,
  effectiveOn: '2025-09-10',
  personal: [part('identity', identity), part('needs', needs)],
} satisfies PupilEvent & object;
const moved = {
  type: 'ChildCircumstancesChanged',
  data: { ...clear, schoolUrn: '109002', from: '2025-11-03' },
  effectiveOn: '2025-11-03',
} satisfies PupilEvent & object;

const said = { pupilId, authority: '801', schoolUrn: '109001', identity, needs };
const register = (more: object = {}): PupilCommand => ({
  type: 'RegisterChild',
  data: { ...said, asAt: '2025-09-10', ...more },
});
const correct = (more: object = {}): PupilCommand => ({
  type: 'CorrectChildDetails',
  data: { ...said, asAt: '2025-10-01', ...more },
});
const change = (more: object = {}): PupilCommand => ({
  type: 'ChangeChildCircumstances',
  data: { ...said, from: '2025-11-03', ...more },
});

describe('registering a child', () => {
  it('keeps the cohort in the clear and seals identity and needs', () => {
    given()
      .when(register())
      .thenRecorded({ ...registered, pupilId });
  });

  it('records nothing the second time, even a year later', () => {
    given(registered).when(register()).thenNothing();
    given(registered)
      .when(register({ asAt: '2026-09-10' }))
      .thenNothing();
  });

  it('seals nothing about needs when none is given, and takes the year from the age', () => {
    given()
      .when(register({ needs: {} }))
      .thenRecorded({ ...registered, pupilId, personal: [part('identity', identity)] });
  });

  it.each([
    ['9', -1],
    ['11', 1],
    [' n1 ', -12],
  ])('counts year %s as %i years from the cohort', (ncYear, yearOffset) => {
    given()
      .when(register({ needs: { ncYear } }))
      .thenRecorded({
        ...registered,
        pupilId,
        data: { ...clear, yearOffset },
        personal: [
          part('identity', identity),
          part('needs', { ncYear: ncYear.trim().toUpperCase() }),
        ],
      });
  });

  it('takes a child born on 29 February, and one of any age', () => {
    const born = { ...identity, dateOfBirth: '1980-02-29' };
    given()
      .when(register({ identity: born, needs: {} }))
      .thenRecorded({
        ...registered,
        pupilId,
        data: { ...clear, cohort: 1980 },
        personal: [part('identity', born)],
      });
  });

  it('never blocks a child for an unknown UPN', () => {
    const unknown = { ...identity, upn: 'UN5' };
    given()
      .when(register({ identity: unknown }))
      .thenRecorded({
        ...registered,
        pupilId,
        personal: [part('identity', unknown), part('needs', needs)],
      });
  });

  it('puts a known child right', () => {
    given(registered)
      .when(register({ schoolUrn: '109002' }))
      .thenRecorded({
        type: 'ChildDetailsCorrected',
        data: { ...clear, schoolUrn: '109002' },
        effectiveOn: '2025-09-10',
        corrects: 'event-1',
        pupilId,
        personal: [],
      });
  });

  it('refuses a year group that there is not', () => {
    given()
      .when(register({ needs: { ncYear: '15' } }))
      .thenRefused('year-group-unknown');
  });
});

describe('correcting a child', () => {
  const renamed = { ...identity, familyName: 'Changed' };

  it('seals the whole of the class that differs, and nothing else', () => {
    given(registered)
      .when(correct({ identity: renamed }))
      .thenRecorded({
        type: 'ChildDetailsCorrected',
        data: clear,
        effectiveOn: '2025-09-10',
        corrects: 'event-1',
        pupilId,
        personal: [part('identity', renamed)],
      });
  });

  it('records nothing when nothing differs or nothing is given', () => {
    given(registered).when(correct()).thenNothing();
    given(registered)
      .when(correct({ needs: {}, schoolUrn: undefined }))
      .thenNothing();
  });

  it('corrects the event that stated the details last', () => {
    given(registered, moved)
      .when(correct({ schoolUrn: '109003', enrolment: 'M' }))
      .thenRecorded({
        type: 'ChildDetailsCorrected',
        data: { ...clear, schoolUrn: '109003', enrolment: 'M' },
        effectiveOn: '2025-11-03',
        corrects: 'event-2',
        pupilId,
        personal: [],
      });
  });

  it('counts a new year group from the cohort', () => {
    given(registered)
      .when(correct({ needs: { ncYear: '9' } }))
      .thenRecorded({
        type: 'ChildDetailsCorrected',
        data: { ...clear, yearOffset: -1 },
        effectiveOn: '2025-09-10',
        corrects: 'event-1',
        pupilId,
        personal: [part('needs', { ...needs, ncYear: '9' })],
      });
  });

  it('keeps the class a child is in when the date of birth moves the cohort', () => {
    const younger = { ...identity, dateOfBirth: '2011-09-04' };
    given(registered)
      .when(correct({ identity: younger }))
      .thenRecorded({
        type: 'ChildDetailsCorrected',
        data: { ...clear, cohort: 2012, yearOffset: 1 },
        effectiveOn: '2025-09-10',
        corrects: 'event-1',
        pupilId,
        personal: [part('identity', younger)],
      });
  });

  it('assigns a UPN to a child who had none', () => {
    const upn = 'B801200005001';
    const assigned = {
      type: 'IdentifierAssigned',
      data: { kind: 'upn' },
      effectiveOn: '2025-10-01',
      pupilId,
      personal: [part('identity', { ...identity, upn })],
    } satisfies PupilEvent & object;
    const ask = correct({ identity: { ...identity, upn } });
    given(registered).when(ask).thenRecorded(assigned);
    given(registered, assigned).when(ask).thenNothing();
    given(registered, assigned)
      .when(correct({ identity: { ...identity, upn: 'A839400424001' } }))
      .thenRecorded({
        type: 'ChildDetailsCorrected',
        data: clear,
        effectiveOn: '2025-09-10',
        corrects: 'event-1',
        pupilId,
        personal: [part('identity', { ...identity, upn: 'A839400424001' })],
      });
  });

  it('refuses another authority without a date', () => {
    given(registered)
      .when(correct({ authority: '802' }))
      .thenRefused('authority-changes-from-a-date');
  });

  it('refuses a child who is not in the record', () => {
    given().when(correct()).thenRefused('child-not-registered');
  });
});

describe('changing the circumstances of a child', () => {
  const elsewhere = change({ authority: '802', schoolUrn: '109002' });

  it('records another authority and school from the date', () => {
    given(registered)
      .when(elsewhere)
      .thenRecorded({
        ...moved,
        data: { ...moved.data, authority: '802' },
        pupilId,
        personal: [],
      });
  });

  it('records nothing the second time, nor when nothing differs', () => {
    const data = { ...moved.data, authority: '802' };
    given(registered, { ...moved, data })
      .when(elsewhere)
      .thenNothing();
    given(registered).when(change()).thenNothing();
  });

  it('records nothing when an older change is told again', () => {
    const later = { ...moved, data: { ...moved.data, schoolUrn: '109003', from: '2026-01-05' } };
    given(registered, moved, later)
      .when(change({ schoolUrn: '109002' }))
      .thenNothing();
  });

  it('puts right what was said of the same date', () => {
    given(registered, moved)
      .when(change({ schoolUrn: '109004' }))
      .thenRecorded({
        ...moved,
        data: { ...moved.data, schoolUrn: '109004' },
        corrects: 'event-2',
        pupilId,
        personal: [],
      });
  });

  it('compares a late told change with what held on its date', () => {
    given(registered, moved)
      .when(change({ from: '2025-10-06', needs: { senStatus: 'E' } }))
      .thenRecorded({
        type: 'ChildCircumstancesChanged',
        data: { ...clear, from: '2025-10-06' },
        effectiveOn: '2025-10-06',
        pupilId,
        personal: [part('needs', { ...needs, senStatus: 'E' })],
      });
  });

  it('assigns a UPN when that is all that is new', () => {
    const known = { ...identity, upn: 'B801200005001' };
    given(registered)
      .when(change({ identity: known }))
      .thenRecorded({
        type: 'IdentifierAssigned',
        data: { kind: 'upn' },
        effectiveOn: '2025-11-03',
        pupilId,
        personal: [part('identity', known)],
      });
  });

  it('refuses a child who is not in the record', () => {
    given().when(change()).thenRefused('child-not-registered');
  });
});

describe('the sealed parts of a child', () => {
  it('have a schema that keeps every field', () => {
    const whole = { ...identity, upn: 'B801200005001', sex: 'F', ethnicity: 'WBRI' };
    const all = {
      ...needs,
      ehcAssessmentRequestedOn: '2025-10-01',
      socialCare: 'CIN',
      freeSchoolMeals: true,
    };
    expect(PupilIdentity.parse(whole)).toEqual(whole);
    expect(PupilNeeds.parse(all)).toEqual(all);
  });
});
