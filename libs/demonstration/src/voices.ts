import { addDays } from '@ledger/school-time';
import { chance, type Chance } from './chance.js';
import type { DemoLeg } from './legs.js';
import { HUB_OFFICER } from './people.js';
import { type Step, stepsOf } from './step.js';

/** What a few children and their parents said: when they moved in, and when they left. */
export function voiceSteps(legs: readonly DemoLeg[]): Step[] {
  const luck = chance(8085);
  return legs
    .filter(({ arrival }) => arrival === 'arrived')
    .flatMap((leg) => {
      const { startsOn, endedOn } = leg;
      const [begins, leaves, asksParent] = [0.2, 0.15, 0.1].map((share) => luck.happens(share));
      const first = { heardOn: addDays(startsOn, 7), stage: 'moving-in' };
      const last = { heardOn: endedOn ?? '', stage: 'leaving' };
      return [
        ...(begins ? [heard(luck, leg, { ...first, type: 'RecordChildVoice' })] : []),
        ...(asksParent ? [heard(luck, leg, { ...first, type: 'RecordParentVoice' })] : []),
        ...(leaves && endedOn ? [heard(luck, leg, { ...last, type: 'RecordChildVoice' })] : []),
      ];
    });
}

interface Heard {
  readonly type: 'RecordChildVoice' | 'RecordParentVoice';
  readonly heardOn: string;
  readonly stage: string;
}

function heard(luck: Chance, leg: DemoLeg, { type, heardOn, stage }: Heard): Step {
  const { pupil, placementId } = leg;
  const id = pupil.pupilId;
  const step = stepsOf({ category: 'voice', id, actor: HUB_OFFICER, time: '16:12' });
  return step(heardOn, type, {
    ...{ voiceId: luck.uuid(), pupilId: id, placementId, stage, heardOn },
    gatheredBy: luck.pick(['conversation', 'conversation', 'questionnaire', 'drawing']),
    words: luck.pick(type === 'RecordChildVoice' ? SAID : SAID_BY_PARENTS),
  });
}

const SAID = [
  'People listen here and I can ask for a break',
  'The bus takes too long but I like the workshop',
  'I want to go back to my old school after summer',
];
const SAID_BY_PARENTS = ['He sleeps again and gets up by himself', 'I would like to be told more'];
