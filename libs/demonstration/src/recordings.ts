import { approach } from '@ledger/approach';
import { budget } from '@ledger/budget';
import { calendar } from '@ledger/calendar';
import { compliance } from '@ledger/compliance';
import { finding } from '@ledger/finding';
import { framework } from '@ledger/framework';
import { improvementPlan } from '@ledger/improvement-plan';
import { incident } from '@ledger/incident';
import { type Decider, type Message, Refusal } from '@ledger/kernel';
import { panel } from '@ledger/panel';
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
import { schoolFacts } from '@ledger/school-facts';
import { section175 } from '@ledger/section-175';
import { transition } from '@ledger/transition';
import { type Ask, recordMany, refusalText, type WritePorts } from '@ledger/write-side';
import { requestId } from './request-id.js';
import type { Step } from './step.js';
import { AUTHORITY } from './terms.js';

type RecordSteps = (ports: WritePorts, steps: readonly Step[]) => Promise<void>;

const recordings: ReadonlyMap<string, RecordSteps> = new Map([
  recording(approach),
  recording(budget),
  recording(calendar),
  recording(compliance),
  recording(finding),
  recording(framework),
  recording(improvementPlan),
  recording(incident),
  recording(panel),
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
  recording(transition),
]);

/** Records steps of one aggregate, each through its own command. @throws when one is refused */
export async function recordSteps(ports: WritePorts, steps: readonly Step[]): Promise<void> {
  const category = steps[0]?.category ?? '';
  const record = recordings.get(category);
  if (!record) throw new Error(`The demonstration has steps of an unknown kind: ${category}.`);
  await record(ports, steps);
}

function recording<S, C extends Message, E extends Message>(
  decider: Decider<S, C, E>,
): readonly [string, RecordSteps] {
  const record: RecordSteps = async (ports, steps) => {
    const asks = steps.map((step) => askOf(step, decider.commands.parse(step.command)));
    const answers = await recordMany(ports, decider, asks);
    const refused = answers.findIndex((answer) => answer instanceof Refusal);
    const refusal = answers[refused];
    if (!(refusal instanceof Refusal)) return;
    const what = `${steps[refused]?.command.type} at ${steps[refused]?.at}`;
    throw new Error(`The demonstration was refused ${what}: ${refusalText(refusal)}`);
  };
  return [decider.category, record];
}

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
