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

type RecordSteps = (number: number, steps: readonly Step[]) => Promise<void>;
type Recording = (order: InOrder) => RecordSteps;

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

/**
 * Records steps that belong together as one request, which has a number in the plan, through the
 * commands of their aggregate. @throws when refused
 */
export function stepsIn(order: InOrder): RecordSteps {
  const known = new Map(
    [...recordings].map(([category, recording]) => [category, recording(order)]),
  );
  return (number, steps) => {
    const category = steps[0]?.category ?? '';
    const record = known.get(category);
    if (record) return record(number, steps);
    throw new Error(`The demonstration has steps of an unknown kind: ${category}.`);
  };
}

function recording<S, C extends Message, E extends Message>(
  decider: Decider<S, C, E>,
): readonly [string, Recording] {
  const recordingOf: Recording = (order) => {
    const record = order.of(decider);
    return async (number, [first, ...others]) => {
      if (!first) return;
      const commandOf = ({ command }: Step) => decider.commands.parse(command);
      const asked = askOf<C>(number, first);
      const further = others.length > 0 ? { further: others.map(commandOf) } : {};
      try {
        await record({ ...asked, command: commandOf(first), ...further });
      } catch (error) {
        throw error instanceof Refusal ? new Error(refusedText(first, error)) : error;
      }
    };
  };
  return [decider.category, recordingOf];
}

const refusedText = ({ command, at }: Step, refusal: Refusal) =>
  `The demonstration was refused ${command.type} at ${at}: ${refusalText(refusal)}`;

function askOf<C extends Message>(number: number, step: Step): Omit<Ask<C>, 'command'> {
  const { streamId, actor, source, reason, decisionRef } = step;
  return {
    streamId,
    meta: {
      ...{ authority: AUTHORITY, actor, source },
      requestId: requestId(`${number} ${streamId} ${step.at}`),
      recordedAt: step.at,
      ...(reason ? { correctionReason: reason } : {}),
      ...(decisionRef ? { decisionRef } : {}),
    },
  };
}
