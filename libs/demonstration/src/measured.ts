import { addDays } from '@ledger/school-time';
import { chance, type Chance } from './chance.js';
import type { DemoLeg } from './legs.js';
import { registerTaker } from './people.js';
import { type Step, stepsOf } from './step.js';

/** Where two placed children in five began, and how far they had come after 6 and 12 weeks. */
export function progressSteps(legs: readonly DemoLeg[]): Step[] {
  const luck = chance(8083);
  return legs
    .filter(({ arrival }) => arrival === 'arrived')
    .flatMap((leg) => {
      const isMeasured = luck.happens(0.4);
      const measured = luck.happens(0.5) ? reading(luck) : engagement(luck);
      return isMeasured ? stepsOfLeg(leg, measured) : [];
    });
}

/** A measure, and what it gave at the start and after 6 and 12 weeks. */
interface Measured {
  readonly measure: string;
  readonly found: readonly object[];
}

// Reading ages in hundredths of a year.
function reading(luck: Chance): Measured {
  const first = luck.between(650, 1_250);
  const second = first + luck.between(0, 30);
  const third = second + luck.between(0, 40);
  const found = [first, second, third].map((scoreHundredths) => ({ scoreHundredths }));
  return { measure: 'reading-age', found };
}

function engagement(luck: Chance): Measured {
  const bands = [
    ['low', 'emerging'],
    ['low', 'emerging', 'secure'],
    ['emerging', 'secure'],
  ];
  return { measure: 'engagement', found: bands.map((each) => ({ band: luck.pick(each) })) };
}

function stepsOfLeg(leg: DemoLeg, { measure, found }: Measured): Step[] {
  const { pupil, placementId, startsOn, provider } = leg;
  const actor = registerTaker(provider.providerRef);
  const step = stepsOf({ category: 'progress', id: pupil.pupilId, actor, time: '15:59' });
  const about = { pupilId: pupil.pupilId, placementId, placement: { startsOn }, measure };
  return found.flatMap((result, index) => {
    const measuredOn = addDays(startsOn, 7 + 42 * index);
    if (measuredOn > (leg.endedOn ?? measuredOn)) return [];
    const type = index === 0 ? 'RecordBaseline' : 'RecordProgress';
    return [step(measuredOn, type, { ...about, measuredOn, ...result })];
  });
}
