import { addDays } from '@ledger/school-time';
import { chance, type Chance } from './chance.js';
import { mondayOf, type SchoolDays, schoolDay } from './days.js';
import type { Journey } from './journeys.js';
import type { DemoLeg } from './legs.js';
import { HUB_OFFICER } from './people.js';
import type { DemoPupil } from './pupils.js';
import { type Step, stepsOf } from './step.js';
import { together, type Told } from './told.js';
import type { Waiting } from './waiting.js';

/** School days before the referral on which a suspension may begin. */
const LONG_BEFORE = 25;

interface Cast {
  readonly journeys: readonly Journey[];
  readonly waiting: readonly Waiting[];
  readonly school: SchoolDays;
}

/** Permanent exclusions and suspensions of the children, and what became of them. */
export function exclusionsTold({ journeys, waiting, school }: Cast): Told {
  const luck = chance(8080);
  const excluded = journeys.flatMap((journey) => excludedOf(luck, journey, school));
  const suspended = journeys.filter(
    ({ reason, submittedOn }) =>
      reason === 'behaviour-support' && schoolDay(school, submittedOn, -LONG_BEFORE),
  );
  return together([
    ...excluded.map((each, index) => permanent(luck, each, index)),
    ...suspended.map((journey, index) => suspension(luck, { journey, index, school })),
    ...waiting.filter(({ standing }) => standing === 'with-the-hub').map(stillOut),
  ]);
}

/** Excluded while the referral was under way; the placement is the one that starts for it. */
interface Excluded {
  readonly leg: DemoLeg;
  readonly startsOn: string;
  readonly nextSchoolDay: string;
}

// Mostly the placement starts on the fifth or sixth school day out of school, now and then later.
function excludedOf(luck: Chance, journey: Journey, school: SchoolDays): readonly Excluded[] {
  const daysOut = luck.pick([5, 6, 6, 6, 6, 6, 6, 6, 6, 9]);
  const leg = journey.legs.find(({ arrival }) => arrival === 'arrived');
  const startsOn = leg && schoolDay(school, leg.startsOn, -daysOut);
  const nextSchoolDay = leg && schoolDay(school, leg.startsOn, 1 - daysOut);
  const isExcluded = journey.reason === 'permanent-exclusion';
  if (!isExcluded || !startsOn || !nextSchoolDay || startsOn <= journey.submittedOn) return [];
  return [{ leg, startsOn, nextSchoolDay }];
}

function permanent(luck: Chance, excluded: Excluded, index: number): Told {
  const { startsOn, nextSchoolDay, leg } = excluded;
  const exclusion = named(luck, leg.pupil, `PEX-${number(index)}`);
  const recorded = stepsOfExclusion(exclusion)(nextSchoolDay, 'RecordPermanentExclusion', {
    ...{ suspensionRef: exclusion.ref, schoolUrn: leg.pupil.school.urn },
    ...{ reason: luck.pick(REASONS), startsOn, decidedOn: startsOn, nextSchoolDay },
  });
  return {
    steps: [recorded, ...became(exclusion, excluded, index)],
    references: [referenceOf(exclusion)],
  };
}

/** The fourth is taken back by the head teacher, the seventh by the governors; others stand. */
function became(exclusion: Named, { leg, startsOn }: Excluded, index: number): Step[] {
  const step = stepsOfExclusion(exclusion);
  const [soon, met] = [addDays(mondayOf(leg.startsOn), 8), addDays(startsOn, 21)];
  if (index === 6) return [step(met, 'ReinstatePupil', { reinstatedOn: met })];
  if (index !== 3) return [step(met, 'UpholdExclusion', { upheldOn: met })];
  const id = leg.pupil.pupilId;
  const directed = stepsOf({ category: 'provision', id, actor: HUB_OFFICER, time: '16:45' });
  return [
    step(soon, 'RescindExclusion', { rescindedOn: soon }),
    directed(soon, 'ConvertToOffSiteDirection', {
      ...{ pupilId: id, placementId: leg.placementId },
      ...{ from: soon, schoolUrn: leg.pupil.school.urn },
    }),
  ];
}

interface Suspended {
  readonly journey: Journey;
  readonly index: number;
  readonly school: SchoolDays;
}

const NOTHING: Told = { steps: [], references: [] };

// One child in four; recorded when the child is referred. The first is for more than five days.
function suspension(luck: Chance, { journey, index, school }: Suspended): Told {
  const exclusion = named(luck, journey.pupil, `SUS-${number(index)}`);
  const isSuspended = luck.happens(0.25);
  const days = index === 0 ? 8 : luck.between(1, 5);
  const [back, reason] = [luck.between(15, LONG_BEFORE), luck.pick(REASONS)];
  const startsOn = schoolDay(school, journey.submittedOn, -back);
  const endsOn = schoolDay(school, journey.submittedOn, days - 1 - back);
  if (!startsOn || !endsOn || (!isSuspended && index > 0)) return NOTHING;
  const recorded = stepsOfExclusion(exclusion)(journey.submittedOn, 'RecordSuspension', {
    ...{ suspensionRef: exclusion.ref, schoolUrn: journey.pupil.school.urn, reason },
    ...{ startsOn, endsOn, sessions: 2 * days, circumstances: luck.pick(CIRCUMSTANCES) },
  });
  return { steps: [recorded], references: [referenceOf(exclusion)] };
}

/** Excluded on the Friday before: the sixth school day is still to come. */
function stillOut({ pupil, submittedOn, referralRef }: Waiting): Told {
  const exclusion = named(chance(8081), pupil, `PEX-${referralRef}`);
  const startsOn = addDays(submittedOn, -3);
  const recorded = stepsOfExclusion(exclusion)(submittedOn, 'RecordPermanentExclusion', {
    ...{ suspensionRef: exclusion.ref, schoolUrn: pupil.school.urn },
    ...{ reason: 'physical-assault-pupil', startsOn, nextSchoolDay: submittedOn },
  });
  return { steps: [recorded], references: [referenceOf(exclusion)] };
}

interface Named {
  readonly pupilId: string;
  readonly exclusionId: string;
  readonly ref: string;
}

const named = (luck: Chance, { pupilId }: DemoPupil, ref: string): Named => ({
  ...{ pupilId, exclusionId: luck.uuid(), ref },
});

const number = (index: number): string => String(index + 1).padStart(4, '0');

const referenceOf = ({ pupilId, exclusionId: id, ref }: Named) => ({
  ...{ kind: 'suspension' as const, ref, id, pupilId },
});

const stepsOfExclusion = ({ pupilId, exclusionId }: Named) => {
  const step = stepsOf({ category: 'exclusion', id: pupilId, actor: HUB_OFFICER, time: '16:02' });
  return (date: string, type: string, data: object) =>
    step(date, type, { pupilId, exclusionId, ...data });
};

const REASONS = [
  'persistent-disruptive-behaviour',
  'persistent-disruptive-behaviour',
  'physical-assault-pupil',
  'verbal-abuse-adult',
];
const CIRCUMSTANCES = [
  'Left the lesson twice and would not come back in',
  'A quarrel at break that went on into the corridor',
];
