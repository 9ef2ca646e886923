import {
  type Decided,
  type Decider,
  type DecisionFacts,
  given,
  holdsAlready,
} from '@ledger/kernel';
import { ProgressCommand } from './progress.commands.js';
import { ProgressEvent } from './progress.events.js';
import { baselineComesFirst, eitherScoreOrBand, inItsTime, sameWay } from './progress.rules.js';
import {
  evolveProgress,
  type KnownMeasure,
  type Measured,
  type MeasuredProgress,
  subjectOf,
} from './progress.state.js';

type Asked = ProgressCommand['data'];

/** The progress of one child in all placements. */
export const progress: Decider<MeasuredProgress, ProgressCommand, ProgressEvent> = {
  category: 'progress',
  events: ProgressEvent,
  commands: ProgressCommand,
  initial: new Map(),

  evolve: {
    BaselineRecorded: evolveProgress('BaselineRecorded'),
    ProgressRecorded: evolveProgress('ProgressRecorded'),
  },

  decide: {
    RecordBaseline: measured('BaselineRecorded'),
    RecordProgress: measured('ProgressRecorded'),
  },
};

function measured(type: ProgressEvent['type']) {
  return (
    state: MeasuredProgress,
    { pupilId, placement, words, ...said }: Asked,
    { today }: DecisionFacts,
  ): readonly Decided<ProgressEvent>[] => {
    const data = given(said) as Measured;
    eitherScoreOrBand(data);
    const known = state.get(subjectOf(type, data));
    if (known && holds(known, data, { words })) return [];
    inItsTime(data, { today, startsOn: type === 'ProgressRecorded' ? placement.startsOn : '' });
    baselineComesFirst(state, type, data);
    sameWay(state, type, data);
    return [
      {
        ...{ type, data, effectiveOn: data.measuredOn, pupilId },
        ...sealed(pupilId, words ?? known?.words.words),
        ...(known && { corrects: known.stated.eventId }),
      },
    ];
  };
}

const holds = (known: KnownMeasure, data: Measured, words: KnownMeasure['words']) =>
  holdsAlready(known.measured, data) && holdsAlready(known.words, words);

const sealed = (pupilId: string, words: string | undefined) =>
  words !== undefined && {
    personal: [{ pupilId, class: 'narrative' as const, values: { words } }],
  };
