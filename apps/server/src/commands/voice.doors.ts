import { VoiceCommand, voiceExercise, VoiceExerciseCommand } from '@ledger/voice';
import { loadStates } from '@ledger/write-side';
import { z } from 'zod';
import { fault } from '../http/problem.js';
import type { Ledger } from '../ledger-door.js';
import { type CommandDoor, routesOf } from './command-door.js';
import { knownChild } from './known-child.js';

export const voiceDoor: CommandDoor = {
  category: 'voice',
  id: z.uuid(),
  idMeans: "the child's id; both voices about a child are one stream",
  commands: routesOf(VoiceCommand, ['pupilId']),
  fromAddress: (pupilId) => ({ pupilId }),
  async prepare(ledger, { id, data }) {
    const { authority, basis } = await knownChild(ledger, id, String(data['heardOn']));
    return { authority, data, basis: [basis] };
  },
};

/** An exercise belongs to the organisation of the person who holds it. */
export const voiceExerciseDoor: CommandDoor = {
  category: 'voice-exercise',
  id: z.uuid(),
  idMeans: 'a UUID that stands for the exercise; choose one for a new exercise',
  commands: routesOf(VoiceExerciseCommand),
  fromAddress: () => ({}),
  async prepare(ledger, { id, data, organisation }) {
    const { pupilId, comparedWith } = data;
    const child =
      typeof pupilId === 'string' ? [await knownChild(ledger, pupilId, await ledger.today())] : [];
    const earlier =
      typeof comparedWith === 'string' ? [await otherExercise(ledger, comparedWith, id)] : [];
    return {
      authority: organisation,
      data,
      basis: [...child.map((known) => known.basis), ...earlier],
    };
  },
  claimOf: ({ id, type, data }) =>
    type === 'OpenVoiceExercise'
      ? { kind: 'voice-exercise', ref: String(data['exerciseRef']), id }
      : undefined,
};

async function otherExercise(ledger: Ledger, exerciseId: string, than: string) {
  const streamId = `voice-exercise-${exerciseId}`;
  const known = (await loadStates(ledger, voiceExercise, [streamId])).get(streamId);
  if (known && known.revision >= 0 && exerciseId !== than)
    return { streamId, revision: known.revision };
  throw fault(409, {
    pointer: '/data/comparedWith',
    code: 'unknown-voice-exercise',
    message: 'No other voice exercise is recorded under this id. Record the exercise before first.',
  });
}
