import { addDays } from '@ledger/school-time';
import { chance, type Chance } from './chance.js';
import type { Journey } from './journeys.js';
import { HUB_OFFICER } from './people.js';
import type { KnownSchool } from './setting.js';
import { stepsOf } from './step.js';
import { DEMONSTRATION_DAY, type Term, termsFrom } from './terms.js';
import { together, type Told } from './told.js';

/** Referrals of schools to support services, and the training that schools took. */
export function schoolHelpTold(
  schools: readonly KnownSchool[],
  journeys: readonly Journey[],
  first: number,
): Told {
  const luck = chance(8087);
  const terms = termsFrom(first).filter(({ startsOn }) => startsOn < DEMONSTRATION_DAY);
  return together([
    ...terms.flatMap((term) => schools.flatMap((school) => ofSchool(luck, term, school))),
    ...journeys.map((journey) => ofChild(luck, journey)),
  ]);
}

const NOTHING: Told = { steps: [], references: [] };

// Now and then a school sends for help without a child's name, or sends its people to a course.
function ofSchool(luck: Chance, term: Term, { urn }: KnownSchool): Told[] {
  const on = addDays(term.startsOn, 7 * luck.between(1, 4));
  const [refers, trains] = [luck.happens(0.25), luck.happens(0.15)];
  const [referred, trained] = [luck.uuid(), luck.uuid()];
  return [
    refers ? referral(luck, { id: referred, schoolUrn: urn, on }) : NOTHING,
    trains ? training(luck, { id: trained, schoolUrn: urn, on }) : NOTHING,
  ];
}

function ofChild(luck: Chance, { pupil, submittedOn }: Journey): Told {
  const id = luck.uuid();
  if (!luck.happens(0.08)) return NOTHING;
  const { pupilId, school } = pupil;
  return referral(luck, { id, schoolUrn: school.urn, on: submittedOn, pupilId });
}

interface Sought {
  readonly id: string;
  readonly schoolUrn: string;
  readonly on: string;
  readonly pupilId?: string;
}

function referral(luck: Chance, { id, schoolUrn, on, pupilId }: Sought): Told {
  const referralRef = `SR-${id.slice(0, 8)}`;
  const step = stepsOf({ category: 'support-referral', id, actor: HUB_OFFICER, time: '16:15' });
  const data = {
    ...{ referralId: id, referralRef, schoolUrn, referredOn: on },
    service: luck.pick(['mhst', 'mhst', 'semh', 'speech-language', 'educational-psychology']),
    ...(pupilId === undefined ? {} : { pupilId }),
  };
  return {
    steps: [step(on, 'MakeSupportReferral', data)],
    references: [{ kind: 'support-referral', ref: referralRef, id }],
  };
}

function training(luck: Chance, { id, schoolUrn, on }: Sought): Told {
  const trainingRef = `TR-${id.slice(0, 8)}`;
  const step = stepsOf({ category: 'training', id, actor: HUB_OFFICER, time: '16:18' });
  const data = {
    ...{ trainingRef, schoolUrn, heldOn: on, attendees: luck.between(4, 30) },
    course: luck.pick(['Attachment and trauma', 'De-escalation', 'Reading in year 7']),
  };
  return {
    steps: [step(on, 'RecordTraining', data)],
    references: [{ kind: 'training', ref: trainingRef, id }],
  };
}
