import { z } from 'zod';
import { GatheredBy, VoiceStage } from './voice.events.js';

const words = z.string().trim().min(1);

const voice = z.strictObject({
  voiceId: z.uuid(),
  pupilId: z.uuid(),
  stage: VoiceStage,
  heardOn: z.iso.date(),
  gatheredBy: GatheredBy,
  placementId: z.uuid().optional(),
  words,
});

export const VoiceCommand = z.discriminatedUnion('type', [
  z.object({ type: z.literal('RecordChildVoice'), data: voice }),
  z.object({ type: z.literal('RecordParentVoice'), data: voice }),
]);
export type VoiceCommand = z.infer<typeof VoiceCommand>;

export const VoiceExerciseCommand = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('OpenVoiceExercise'),
    data: z.strictObject({
      exerciseRef: z.string().min(1),
      title: words,
      questions: z.array(words).min(1),
      openedOn: z.iso.date(),
      closesOn: z.iso.date().optional(),
      comparedWith: z.uuid().optional(),
    }),
  }),
  z.object({
    type: z.literal('ReceiveVoiceResponse'),
    data: z.strictObject({
      responseId: z.uuid(),
      question: words,
      themes: z.array(z.string().trim().min(1)).min(1),
      receivedOn: z.iso.date().optional(),
      pupilId: z.uuid().optional(),
      words: words.optional(),
    }),
  }),
  z.object({
    type: z.literal('CloseVoiceExercise'),
    data: z.strictObject({ closedOn: z.iso.date() }),
  }),
]);
export type VoiceExerciseCommand = z.infer<typeof VoiceExerciseCommand>;
