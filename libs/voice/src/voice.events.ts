import { z } from 'zod';

export const VoiceStage = z.enum(['pre-ap', 'moving-in', 'in-ap', 'leaving', 'after']);
export type VoiceStage = z.infer<typeof VoiceStage>;

/** How the words were gathered. */
export const GatheredBy = z.enum([
  'conversation',
  'questionnaire',
  'meeting',
  'drawing',
  'advocate',
  'other',
]);

const voice = {
  voiceId: z.uuid(),
  pupilId: z.uuid(),
  stage: VoiceStage,
  heardOn: z.iso.date(),
  gatheredBy: GatheredBy,
  placementId: z.uuid().optional(),
};

// Stored for ever. Add optional fields; never rename or remove one. The words are sealed (narrative).
export const VoiceEvent = z.discriminatedUnion('type', [
  z
    .object({ type: z.literal('ChildVoiceRecorded'), data: z.object(voice) })
    .describe('What a child said was recorded; the words are sealed.'),
  z
    .object({ type: z.literal('ChildVoiceCorrected'), data: z.object(voice) })
    .describe('The record of what a child said was put right.'),
  z
    .object({ type: z.literal('ParentVoiceRecorded'), data: z.object(voice) })
    .describe('What a parent or carer said was recorded; the words are sealed.'),
  z
    .object({ type: z.literal('ParentVoiceCorrected'), data: z.object(voice) })
    .describe('The record of what a parent or carer said was put right.'),
]);
export type VoiceEvent = z.infer<typeof VoiceEvent>;

const exercise = {
  exerciseRef: z.string(),
  title: z.string(),
  questions: z.array(z.string()),
  openedOn: z.iso.date(),
  closesOn: z.iso.date().optional(),
  /** The exercise before, by its id. */
  comparedWith: z.uuid().optional(),
};

const response = {
  responseId: z.uuid(),
  question: z.string(),
  /** Codes. */
  themes: z.array(z.string()),
  receivedOn: z.iso.date().optional(),
  pupilId: z.uuid().optional(),
};

export const VoiceExerciseEvent = z.discriminatedUnion('type', [
  z
    .object({ type: z.literal('VoiceExerciseOpened'), data: z.object(exercise) })
    .describe('An exercise began that asks children or parents for their views.'),
  z
    .object({ type: z.literal('VoiceExerciseCorrected'), data: z.object(exercise) })
    .describe('What is recorded of a voice exercise was put right.'),
  z
    .object({ type: z.literal('VoiceResponseReceived'), data: z.object(response) })
    .describe('A response to a question of an exercise came in; its words are sealed.'),
  z
    .object({ type: z.literal('VoiceResponseCorrected'), data: z.object(response) })
    .describe('A response to a question was put right.'),
  z
    .object({
      type: z.literal('VoiceExerciseClosed'),
      data: z.object({ closedOn: z.iso.date() }),
    })
    .describe('A voice exercise was closed; responses received later are not taken.'),
]);
export type VoiceExerciseEvent = z.infer<typeof VoiceExerciseEvent>;
