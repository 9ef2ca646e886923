import { approach } from '@ledger/approach';
import { budget } from '@ledger/budget';
import { calendar } from '@ledger/calendar';
import { framework } from '@ledger/framework';
import { erasure } from '@ledger/erasure';
import { exclusion } from '@ledger/exclusion';
import { improvementPlan } from '@ledger/improvement-plan';
import { compliance } from '@ledger/compliance';
import { finding } from '@ledger/finding';
import { incident } from '@ledger/incident';
import type { Decider, Message } from '@ledger/kernel';
import { panel } from '@ledger/panel';
import { progress } from '@ledger/progress';
import { provider } from '@ledger/provider';
import { providerPlan } from '@ledger/provider-plan';
import { provision } from '@ledger/provision';
import { pupil } from '@ledger/pupil';
import { qaVisit } from '@ledger/qa-visit';
import { reference } from '@ledger/reference';
import { referral } from '@ledger/referral';
import { register } from '@ledger/register';
import { registration } from '@ledger/registration';
import { school } from '@ledger/school';
import { section175 } from '@ledger/section-175';
import { schoolFacts, supportReferral, training } from '@ledger/school-facts';
import { triangulation } from '@ledger/triangulation';
import { voice, voiceExercise } from '@ledger/voice';
import { review } from '@ledger/review';
import { transition } from '@ledger/transition';
import { support } from '@ledger/support';
import type { Answer, Ask, WritePorts } from './contract.js';
import { record } from './record.js';

/** One aggregate behind its category, for callers that hold commands of every kind. */
export interface Recorder {
  readonly category: string;
  /** Parses the command, then records it. @throws z.ZodError, and what `record` throws */
  record(ports: WritePorts, ask: Ask): Promise<Answer>;
}

export function recorderOf<S, C extends Message, E extends Message>(
  decider: Decider<S, C, E>,
): Recorder {
  return {
    category: decider.category,
    record: async (ports, ask) =>
      record(ports, decider, { ...ask, command: decider.commands.parse(ask.command) }),
  };
}

/** Every aggregate of the ledger. */
export const aggregates: readonly Recorder[] = [
  recorderOf(approach),
  recorderOf(budget),
  recorderOf(calendar),
  recorderOf(panel),
  recorderOf(framework),
  recorderOf(erasure),
  recorderOf(exclusion),
  recorderOf(improvementPlan),
  recorderOf(compliance),
  recorderOf(finding),
  recorderOf(incident),
  recorderOf(progress),
  recorderOf(provider),
  recorderOf(providerPlan),
  recorderOf(provision),
  recorderOf(pupil),
  recorderOf(qaVisit),
  recorderOf(reference),
  recorderOf(referral),
  recorderOf(register),
  recorderOf(registration),
  recorderOf(school),
  recorderOf(section175),
  recorderOf(schoolFacts),
  recorderOf(supportReferral),
  recorderOf(training),
  recorderOf(triangulation),
  recorderOf(voice),
  recorderOf(voiceExercise),
  recorderOf(review),
  recorderOf(transition),
  recorderOf(support),
];
