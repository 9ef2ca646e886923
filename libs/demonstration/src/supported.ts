import { addDays } from '@ledger/school-time';
import { chance, type Chance } from './chance.js';
import type { Journey } from './journeys.js';
import type { DemoLeg } from './legs.js';
import { HUB_OFFICER } from './people.js';
import type { DemoProvider } from './providers.js';
import { type Step, stepsOf } from './step.js';

/**
 * What was tried before a child was referred, absences for health that the school told of, and
 * support in school (lot 3) of a few who went back.
 */
export function supportSteps(
  journeys: readonly Journey[],
  providers: readonly DemoProvider[],
): Step[] {
  const luck = chance(8082);
  const inSchool = providers.filter(({ kind, lot }) => lot === '3' && kind === 'unregistered');
  return journeys.flatMap((journey) => [
    ...before(luck, journey),
    ...away(luck, journey),
    ...journey.legs.slice(0, 1).flatMap((leg) => afterwards(luck, leg, luck.pick(inSchool))),
  ]);
}

const stepsOfSupport = ({ pupil: { pupilId } }: Pick<Journey, 'pupil'>) => {
  const step = stepsOf({ category: 'support', id: pupilId, actor: HUB_OFFICER, time: '16:03' });
  return (date: string, type: string, data: object) => step(date, type, { pupilId, ...data });
};

// Recorded with the referral, which tells of it.
function before(luck: Chance, journey: Journey): Step[] {
  const supportId = luck.uuid();
  const [strategy, outcome] = [luck.pick(STRATEGIES), luck.pick(OUTCOMES)];
  const weeks = luck.between(6, 12);
  if (!luck.happens(0.4)) return [];
  const { submittedOn, pupil } = journey;
  const step = stepsOfSupport(journey);
  return [
    step(submittedOn, 'RecordPreApSupport', {
      ...{ supportId, strategy, startsOn: addDays(submittedOn, -7 * weeks - 7) },
      ...{ schoolUrn: pupil.school.urn, hoursHundredths: 150 * weeks },
      words: { notes: 'Offered in school hours; the family was told each week how it went' },
    }),
    step(submittedOn, 'EndPreApSupport', {
      ...{ supportId, endedOn: addDays(submittedOn, -7), outcome },
    }),
  ];
}

function away(luck: Chance, journey: Journey): Step[] {
  const supportId = luck.uuid();
  const { reason, submittedOn, pupil, legs } = journey;
  if (reason !== 'physical-health') return [];
  const notifiedOn = submittedOn;
  const endedOn = legs[0]?.startsOn ?? submittedOn;
  const step = stepsOfSupport(journey);
  return [
    step(notifiedOn, 'NotifyHealthAbsence', {
      ...{ supportId, schoolUrn: pupil.school.urn, notifiedOn },
      ...{ absentFrom: addDays(submittedOn, -14), expectedDays: 60 },
    }),
    step(endedOn, 'EndHealthAbsence', { supportId, endedOn, outcome: 'place-began' }),
  ];
}

function afterwards(luck: Chance, leg: DemoLeg, { providerId, lot }: DemoProvider): Step[] {
  const supportId = luck.uuid();
  const isHelped = luck.happens(0.15) && leg.endReason === 'reintegrated';
  if (!isHelped || leg.endedOn === undefined || leg.arrival !== 'arrived') return [];
  const startsOn = addDays(leg.endedOn, 10);
  const endedOn = addDays(startsOn, 46);
  const step = stepsOfSupport(leg);
  return [
    step(startsOn, 'CommissionInSchoolSupport', {
      ...{ supportId, providerId, lot, schoolUrn: leg.pupil.school.urn, startsOn },
      ...{ plannedEndOn: endedOn, sessions: 12, costPence: 12 * 5_800 },
    }),
    step(endedOn, 'EndInSchoolSupport', {
      ...{ supportId, endedOn, outcome: 'settled', sessionsDelivered: luck.between(9, 12) },
    }),
  ];
}

const STRATEGIES = ['mentoring', 'reduced-timetable', 'counselling', 'managed-move', 'outreach'];
const OUTCOMES = ['little-change', 'little-change', 'some-progress', 'not-taken-up'];
