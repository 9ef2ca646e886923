import { addDays } from '@ledger/school-time';
import type { Chance } from './chance.js';
import { mondayOf } from './days.js';
import type { DemoLeg } from './legs.js';
import { HUB_OFFICER, ON_SCREEN, registerTaker } from './people.js';
import type { DemoPupil } from './pupils.js';
import { at, type Step } from './step.js';
import { AUTHORITY, DEMONSTRATION_DAY } from './terms.js';

const UPLIFT = { from: '2026-01-01', approvedOn: '2026-01-20', percentTimesTen: 26 };
const UPLIFTED_BASES = ['day', 'session'];

/** Everything but the marks that happens to a child: registration, orders, starts, ends, changes. */
export function lifeSteps(chance: Chance, legs: readonly DemoLeg[]): Step[] {
  const pupils = new Map(legs.map((leg) => [leg.pupil.pupilId, leg]));
  return [
    ...[...pupils.values()].flatMap((leg) => pupilSteps(chance, leg)),
    ...legs.flatMap((leg) => legSteps(chance, leg)),
  ].filter((step) => step.at <= at(DEMONSTRATION_DAY, '17:00'));
}

const office = { actor: HUB_OFFICER, source: ON_SCREEN };

function pupilSteps(chance: Chance, leg: DemoLeg): Step[] {
  const { pupil } = leg;
  const ordered = addDays(orderedOn(leg), -3);
  const step = (date: string, type: string, data: object): Step => ({
    at: at(date, '16:20'),
    category: 'pupil',
    streamId: `pupil-${pupil.pupilId}`,
    command: { type, data: { pupilId: pupil.pupilId, ...data } },
    ...office,
    reason: 'The school told us',
  });
  const steps = [step(ordered, 'RegisterChild', { asAt: ordered, ...stated(pupil) })];
  if (pupil.senStatus === 'K' && chance.happens(0.06)) {
    const from = addDays(mondayOf(leg.startsOn), 32);
    const needs = { ...stated(pupil).needs, senStatus: 'E' };
    steps.push(step(from, 'ChangeChildCircumstances', { from, ...stated(pupil), needs }));
  } else if (chance.happens(0.02)) {
    const asAt = addDays(mondayOf(leg.startsOn), 18);
    const identity = { ...stated(pupil).identity, givenName: `${pupil.givenName}-Lee` };
    steps.push(step(asAt, 'CorrectChildDetails', { asAt, ...stated(pupil), identity }));
  }
  return steps;
}

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

const orderedOn = (leg: DemoLeg) => mondayOf(addDays(leg.startsOn, -9));

function legSteps(chance: Chance, leg: DemoLeg): Step[] {
  const ids = { pupilId: leg.pupil.pupilId, placementId: leg.placementId };
  const step = (when: string, type: string, data: object): Step => ({
    at: when,
    category: 'provision',
    streamId: `provision-${leg.pupil.pupilId}`,
    command: { type, data: { ...ids, ...data } },
    ...office,
  });
  const steps = [step(at(orderedOn(leg), '08:05'), 'OrderPlacement', order(leg))];
  const friday = addDays(mondayOf(leg.startsOn), 4);
  if (leg.arrival === 'not-arrived')
    return [...steps, step(at(friday, '16:45'), 'RecordNotArrived', {})];
  const taker = registerTaker(leg.provider.providerRef);
  const started = step(at(friday, '16:40'), 'StartPlacement', { startedOn: leg.startsOn });
  steps.push({ ...started, actor: taker });
  if (upliftable(leg)) steps.push(step(at(UPLIFT.approvedOn, '11:00'), 'VaryPackage', uplift(leg)));
  return [...steps, ...pauseSteps(leg, step), ...endSteps(chance, leg, step)];
}

type MakeStep = (when: string, type: string, data: object) => Step;

function order(leg: DemoLeg): object {
  const { provider, pupil } = leg;
  const bySchool = leg.commissioner === 'school';
  return {
    providerId: provider.providerId,
    placementRef: leg.placementRef,
    lot: provider.lot,
    commissioner: leg.commissioner,
    reason: leg.reason,
    startsOn: leg.startsOn,
    pattern: leg.pattern,
    plannedEndOn: leg.plannedEndOn,
    schoolUrn: pupil.school.urn,
    roll: provider.registered && pupil.enrolment === 'M' ? 'S' : 'C',
    team: leg.team,
    deliveryMode: provider.kind === 'online' ? 'online' : 'on-site',
    chargedWhenAbsent: provider.basis !== 'hour',
    ...(provider.basis === 'hour' ? { hundredthHoursPerWeek: 250 * sessionsOf(leg) } : {}),
    ...(bySchool
      ? {}
      : { rateBasis: provider.basis, ratePence: rateOn(leg), costCentre: provider.costCentre }),
    ...(leg.commissioner === 'joint' ? { contributionPence: 3_000 } : {}),
  };
}

const sessionsOf = (leg: DemoLeg) => leg.pattern.replaceAll('0', '').length;

const uplifted = (pence: number) =>
  Math.floor((pence * (1000 + UPLIFT.percentTimesTen) + 500) / 1000);

// What is ordered after the approval is ordered at the new rate.
const rateOn = (leg: DemoLeg) =>
  UPLIFTED_BASES.includes(leg.provider.basis) && orderedOn(leg) >= UPLIFT.approvedOn
    ? uplifted(leg.provider.rate)
    : leg.provider.rate;

const upliftable = (leg: DemoLeg) =>
  leg.commissioner !== 'school' &&
  UPLIFTED_BASES.includes(leg.provider.basis) &&
  orderedOn(leg) < UPLIFT.approvedOn &&
  (leg.endedOn ?? DEMONSTRATION_DAY) >= UPLIFT.from;

const uplift = (leg: DemoLeg) => ({
  from: leg.startsOn > UPLIFT.from ? leg.startsOn : UPLIFT.from,
  approvedOn: UPLIFT.approvedOn,
  ratePence: uplifted(leg.provider.rate),
});

function pauseSteps(leg: DemoLeg, step: MakeStep): Step[] {
  if (!leg.pause) return [];
  const { from, until } = leg.pause;
  return [
    step(at(from, '08:05'), 'PausePlacement', { from, by: 'family', charged: false }),
    step(at(until, '08:05'), 'ResumePlacement', { from: until }),
  ];
}

// One end in ten is recorded ten days late; a stay longer than planned is extended, mostly.
function endSteps(chance: Chance, leg: DemoLeg, step: MakeStep): Step[] {
  const last = leg.endedOn ?? DEMONSTRATION_DAY;
  const extended =
    last > leg.plannedEndOn && chance.happens(0.9)
      ? [
          step(at(leg.plannedEndOn, '16:30'), 'VaryPackage', {
            from: leg.plannedEndOn,
            plannedEndOn: addDays(last, leg.endedOn ? 0 : 60),
          }),
        ]
      : [];
  if (!leg.endedOn) return extended;
  const recorded = addDays(leg.endedOn, chance.happens(0.1) ? 10 : 0);
  const data = { endedOn: leg.endedOn, endReason: leg.endReason };
  return [...extended, step(at(recorded, '16:50'), 'EndPlacement', data)];
}
