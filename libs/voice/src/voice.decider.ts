import {
  type DataOf,
  type Decided,
  type Decider,
  type DecisionFacts,
  type EventFacts,
  given,
  holdsAlready,
  overlaid,
  personalValues,
  type Stated,
  statedBy,
} from '@ledger/kernel';
import { VoiceCommand } from './voice.commands.js';
import { VoiceEvent } from './voice.events.js';
import { refuse } from './voice.refusals.js';

type Asked = DataOf<VoiceCommand, 'RecordChildVoice'>;
type Said = VoiceEvent['data'];
type Whose = 'child' | 'parent';

interface Heard {
  readonly whose: Whose;
  readonly value: Said;
  /** Undefined once the child's key is destroyed. */
  readonly words: unknown;
  readonly stated: Stated;
}

/** What a child and the child's parents said, by the id of each saying. */
export type Voice = ReadonlyMap<string, Heard>;

const heard = (whose: Whose) => (state: Voice, value: Said, facts: EventFacts) => {
  const { words } = personalValues(facts.personal, 'narrative');
  return new Map([...state, [value.voiceId, { whose, value, words, stated: statedBy(facts) }]]);
};

const types = {
  child: ['ChildVoiceRecorded', 'ChildVoiceCorrected'],
  parent: ['ParentVoiceRecorded', 'ParentVoiceCorrected'],
} as const;

const recorded =
  (whose: Whose) =>
  (state: Voice, asked: Asked, { today }: DecisionFacts): readonly Decided<VoiceEvent>[] => {
    const { words, ...said } = asked;
    const known = saidBy(whose, state.get(asked.voiceId));
    if (known && holdsAlready({ ...known.value, words: known.words }, asked)) return [];
    const { heardOn, pupilId } = asked;
    if (heardOn > today) throw refuse('voice-not-yet-heard', { heardOn }, 'heardOn');
    const data = known ? overlaid(known.value, said) : given(said);
    const narrative = { pupilId, class: 'narrative' as const, values: { words } };
    const about = { data, effectiveOn: heardOn, pupilId, personal: [narrative] };
    const [first, correction] = types[whose];
    if (!known) return [{ type: first, ...about }];
    return [{ type: correction, ...about, corrects: known.stated.eventId }];
  };

function saidBy(whose: Whose, known: Heard | undefined): Heard | undefined {
  if (known && known.whose !== whose)
    throw refuse('voice-of-somebody-else', { whose: known.whose }, 'voiceId');
  return known;
}

/** The voices about one child. */
export const voice: Decider<Voice, VoiceCommand, VoiceEvent> = {
  category: 'voice',
  events: VoiceEvent,
  commands: VoiceCommand,
  initial: new Map(),

  evolve: {
    ChildVoiceRecorded: heard('child'),
    ChildVoiceCorrected: heard('child'),
    ParentVoiceRecorded: heard('parent'),
    ParentVoiceCorrected: heard('parent'),
  },

  decide: {
    RecordChildVoice: recorded('child'),
    RecordParentVoice: recorded('parent'),
  },
};
