import type { Actor } from '@ledger/kernel';
import { addDays } from '@ledger/school-time';
import { chance, type Chance } from './chance.js';
import { mondayOf, type SchoolDays } from './days.js';
import { orderedOn } from './journeys.js';
import type { DemoLeg } from './legs.js';
import { HUB_OFFICER, registerTaker } from './people.js';
import { type Step, stepsOf } from './step.js';

const SUBCONTRACTS = 3;

/**
 * What belongs to the beginning of a placement: the notice of a school that directs a child
 * off-site, the induction, the pack of information, and a subcontract that a provider declares.
 */
export function noticeSteps(legs: readonly DemoLeg[], school: SchoolDays): Step[] {
  const luck = chance(8084);
  const begun = legs.filter(({ arrival }) => arrival === 'arrived');
  const passedOn = begun.filter(({ provider }) => provider.kind === 'work-based');
  return [
    ...legs.filter(isDirected).map((leg) => notice(leg, school)),
    ...begun.flatMap((leg) => inductionOf(luck, leg)),
    ...passedOn.slice(0, SUBCONTRACTS).map((leg) => subcontract(leg)),
  ];
}

const stepsOfLeg = ({ pupil: { pupilId }, placementId }: DemoLeg, time: string, actor: Actor) => {
  const step = stepsOf({ category: 'provision', id: pupilId, actor, time });
  return (date: string, type: string, data: object) =>
    step(date, type, { pupilId, placementId, ...data });
};

const isDirected = ({ commissioner, reason }: DemoLeg): boolean =>
  commissioner === 'school' && reason === 'behaviour-support';

// Given on the day of the order, a week or two before the first day.
function notice(leg: DemoLeg, { days }: SchoolDays): Step {
  const givenOn = orderedOn(leg);
  return stepsOfLeg(leg, '08:07', HUB_OFFICER)(givenOn, 'GiveOffSiteDirectionNotice', {
    ...{ givenOn, days: 60, words: 'To work on behaviour, with a review after six weeks' },
    schoolDaysBefore: days.filter((day) => day >= givenOn && day < leg.startsOn).length,
  });
}

function inductionOf(luck: Chance, leg: DemoLeg): Step[] {
  const [isInducted, hasPack] = [luck.happens(0.4), luck.happens(0.3)];
  const friday = addDays(mondayOf(leg.startsOn), 4);
  const step = stepsOfLeg(leg, '16:40', registerTaker(leg.provider.providerRef));
  return [
    ...(isInducted ? [step(friday, 'CompleteInduction', { completedOn: friday })] : []),
    ...(hasPack
      ? [
          step(friday, 'AcknowledgeInfoPack', {
            ...{ acknowledgedOn: friday, core: true, tailoredItems: ['risk-assessment'] },
          }),
        ]
      : []),
  ];
}

function subcontract(leg: DemoLeg): Step {
  const from = addDays(mondayOf(leg.startsOn), 7);
  const declaredOn = addDays(from, 4);
  return stepsOfLeg(leg, '16:43', registerTaker(leg.provider.providerRef))(
    declaredOn,
    'DeclareSubcontract',
    {
      ...{ from, declaredOn, subProviderName: 'Tower Lane Workshops' },
    },
  );
}
