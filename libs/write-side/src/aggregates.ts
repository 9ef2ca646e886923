import { approach } from '@ledger/approach';
import { budget } from '@ledger/budget';
import { calendar } from '@ledger/calendar';
import { improvementPlan } from '@ledger/improvement-plan';
import type { Decider, Message } from '@ledger/kernel';
import { panel } from '@ledger/panel';
import { provider } from '@ledger/provider';
import { provision } from '@ledger/provision';
import { pupil } from '@ledger/pupil';
import { reference } from '@ledger/reference';
import { referral } from '@ledger/referral';
import { register } from '@ledger/register';
import { school } from '@ledger/school';
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
  recorderOf(improvementPlan),
  recorderOf(provider),
  recorderOf(provision),
  recorderOf(pupil),
  recorderOf(reference),
  recorderOf(referral),
  recorderOf(register),
  recorderOf(school),
];
