import type { Decided } from '@ledger/kernel';
import { spec } from '@ledger/kernel/testing';
import { pupil } from './pupil.decider.js';
import type { PupilEvent } from './pupil.events.js';
import { PupilIdentity, PupilNeeds } from './pupil.personal.js';
import {
  clear,
  correct,
  identity,
  moved,
  needs,
  part,
  pupilId,
  register,
  registered,
} from './testing/child.js';

const { given } = spec(pupil);

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
    } satisfies Decided<PupilEvent>;
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
