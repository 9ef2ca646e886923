import { addDays } from '@ledger/school-time';
import type { Chance } from './chance.js';
import { mondayOf } from './days.js';
import type { Journey } from './journeys.js';
import { HUB_OFFICER, ON_SCREEN } from './people.js';
import type { DemoPupil } from './pupils.js';
import { at, type Step } from './step.js';
import { AUTHORITY } from './terms.js';

/** The child is registered; of a few, circumstances change later or a name is put right. */
export function pupilSteps(chance: Chance, { pupil, submittedOn, legs }: Journey): Step[] {
  const startsOn = legs[0]?.startsOn ?? submittedOn;
  const step = stepsOfChild(pupil);
  const steps = [registration({ pupil, submittedOn })];
  if (pupil.senStatus === 'K' && chance.happens(0.06)) {
    const from = addDays(mondayOf(startsOn), 32);
    const needs = { ...stated(pupil).needs, senStatus: 'E' };
    steps.push(step(from, 'ChangeChildCircumstances', { from, ...stated(pupil), needs }));
  } else if (chance.happens(0.02)) {
    const asAt = addDays(mondayOf(startsOn), 18);
    const identity = { ...stated(pupil).identity, givenName: `${pupil.givenName}-Lee` };
    steps.push(step(asAt, 'CorrectChildDetails', { asAt, ...stated(pupil), identity }));
  }
  return steps;
}

/** The child is registered on the Friday before it is referred. */
export function registration(child: Pick<Journey, 'pupil' | 'submittedOn'>): Step {
  const asAt = addDays(child.submittedOn, -3);
  const data = { asAt, ...stated(child.pupil) };
  return stepsOfChild(child.pupil)(asAt, 'RegisterChild', data);
}

export const stepsOfChild =
  ({ pupilId }: DemoPupil) =>
  (date: string, type: string, data: object): Step => ({
    at: at(date, '16:20'),
    category: 'pupil',
    streamId: `pupil-${pupilId}`,
    command: { type, data: { pupilId, ...data } },
    actor: HUB_OFFICER,
    source: ON_SCREEN,
    reason: 'The school told us',
  });

function stated(pupil: DemoPupil) {
  const { pupilRef, givenName, familyName, dateOfBirth, upn, sex, ethnicity } = pupil;
  const { senStatus, lookedAfter, socialCare, freeSchoolMeals } = pupil;
  return {
    authority: AUTHORITY,
    schoolUrn: pupil.school.urn,
    enrolment: pupil.enrolment,
    identity: {
      pupilRef,
      givenName,
      familyName,
      dateOfBirth,
      sex,
      ethnicity,
      ...(upn ? { upn } : {}),
    },
    needs: { senStatus, lookedAfter, socialCare, freeSchoolMeals },
  };
}
