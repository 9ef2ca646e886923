import { addDays } from '@ledger/school-time';
import type { Chance } from './chance.js';
import { pupilSteps } from './children.js';
import { mondayOf } from './days.js';
import { type Journey, orderedOn } from './journeys.js';
import type { DemoLeg } from './legs.js';
import { panelRefOn } from './panels.js';
import { HUB_OFFICER, ON_SCREEN, registerTaker } from './people.js';
import { at, type Step } from './step.js';
import { DEMONSTRATION_DAY } from './terms.js';

const UPLIFT = { from: '2026-01-01', approvedOn: '2026-01-20', percentTimesTen: 26 };
const UPLIFTED_BASES = ['day', 'session'];

/** What the child's placements bring: registration, orders, starts, ends, changes; not the marks. */
export function lifeSteps(chance: Chance, journeys: readonly Journey[]): Step[] {
  return [
    ...journeys.flatMap((journey) => pupilSteps(chance, journey)),
    ...journeys.flatMap((journey) => journey.legs.flatMap((leg) => legSteps(chance, leg, journey))),
  ];
}

const office = { actor: HUB_OFFICER, source: ON_SCREEN };

function legSteps(chance: Chance, leg: DemoLeg, journey: Journey): Step[] {
  const ids = { pupilId: leg.pupil.pupilId, placementId: leg.placementId };
  const step = (when: string, type: string, data: object): Step => ({
    at: when,
    category: 'provision',
    streamId: `provision-${leg.pupil.pupilId}`,
    command: { type, data: { ...ids, ...data } },
    ...office,
  });
  const ordered = step(at(orderedOn(leg), '08:05'), 'OrderPlacement', order(leg, journey));
  const decided = journey.panelOn ? { decisionRef: panelRefOn(journey.panelOn) } : {};
  const steps = [{ ...ordered, ...decided }];
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

function order(leg: DemoLeg, { referralRef }: Journey): object {
  const { provider, pupil } = leg;
  const bySchool = leg.commissioner === 'school';
  return {
    providerId: provider.providerId,
    placementRef: leg.placementRef,
    referralRef,
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
