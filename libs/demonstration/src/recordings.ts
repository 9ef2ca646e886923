import { approach } from '@ledger/approach';
import { budget } from '@ledger/budget';
import { calendar } from '@ledger/calendar';
import { compliance } from '@ledger/compliance';
import { exclusion } from '@ledger/exclusion';
import { finding } from '@ledger/finding';
import { framework } from '@ledger/framework';
import { improvementPlan } from '@ledger/improvement-plan';
import { incident } from '@ledger/incident';
import { type Decider, type Message, Refusal } from '@ledger/kernel';
import { panel } from '@ledger/panel';
import { progress } from '@ledger/progress';
import { provider } from '@ledger/provider';
import { providerPlan } from '@ledger/provider-plan';
import { provision } from '@ledger/provision';
import { pupil } from '@ledger/pupil';
import { qaVisit } from '@ledger/qa-visit';
import { referral } from '@ledger/referral';
import { register } from '@ledger/register';
import { registration } from '@ledger/registration';
import { review } from '@ledger/review';
import { school } from '@ledger/school';
import { schoolFacts, supportReferral, training } from '@ledger/school-facts';
import { section175 } from '@ledger/section-175';
import { support } from '@ledger/support';
import { transition } from '@ledger/transition';
import { triangulation } from '@ledger/triangulation';
import { voice, voiceExercise } from '@ledger/voice';
import { type Ask, type InOrder, refusalText } from '@ledger/write-side';
import { requestId } from './request-id.js';
import type { Step } from './step.js';
import { AUTHORITY } from './terms.js';

type RecordStep = (step: Step) => Promise<void>;
type Recording = (order: InOrder) => RecordStep;

const recordings: ReadonlyMap<string, Recording> = new Map([
  recording(approach),
  recording(budget),
  recording(calendar),
  recording(compliance),
  recording(exclusion),
  recording(finding),
  recording(framework),
  recording(improvementPlan),
  recording(incident),
  recording(panel),
  recording(progress),
  recording(provider),
  recording(providerPlan),
  recording(provision),
  recording(pupil),
  recording(qaVisit),
  recording(referral),
  recording(register),
  recording(registration),
  recording(review),
  recording(school),
  recording(schoolFacts),
  recording(section175),
  recording(support),
  recording(supportReferral),
  recording(training),
  recording(transition),
  recording(triangulation),
  recording(voice),
  recording(voiceExercise),
]);

/** Records each step through the command of its aggregate. @throws when one is refused */
export function stepsIn(order: InOrder): RecordStep {
  const known = new Map([...recordings].map(([category, recording]) => [category, recording(order)]));
  return (step) => {
    const record = known.get(step.category);
    if (record) return record(step);
    throw new Error(`The demonstration has steps of an unknown kind: ${step.category}.`);
  };
}

function recording<S, C extends Message, E extends Message>(
  decider: Decider<S, C, E>,
): readonly [string, Recording] {
  const recordingOf: Recording = (order) => {
    const record = order.of(decider);
    return async (step) => {
      try {
        await record(askOf(step, decider.commands.parse(step.command)));
      } catch (error) {
        throw error instanceof Refusal ? new Error(refusedText(step, error)) : error;
      }
    };
  };
  return [decider.category, recordingOf];
}

const refusedText = ({ command, at }: Step, refusal: Refusal) =>
  `The demonstration was refused ${command.type} at ${at}: ${refusalText(refusal)}`;

function askOf<C extends Message>(step: Step, command: C): Ask<C> {
  const { streamId, actor, source, reason, decisionRef } = step;
  return {
    streamId,
    command,
    meta: {
      ...{ authority: AUTHORITY, actor, source },
      requestId: requestId(`${streamId} ${step.at} ${JSON.stringify(step.command)}`),
      recordedAt: step.at,
      ...(reason ? { correctionReason: reason } : {}),
      ...(decisionRef ? { decisionRef } : {}),
    },
  };
}
