import { createHash } from 'node:crypto';
import { type Decider, type Message, Refusal } from '@ledger/kernel';
import { budget } from '@ledger/budget';
import { calendar } from '@ledger/calendar';
import { improvementPlan } from '@ledger/improvement-plan';
import { provider } from '@ledger/provider';
import { provision } from '@ledger/provision';
import { pupil } from '@ledger/pupil';
import { register } from '@ledger/register';
import { school } from '@ledger/school';
import {
  type Ask,
  recordMany,
  type References,
  refusalText,
  type WritePorts,
} from '@ledger/write-side';
import { HUB_OFFICER, ON_SCREEN } from './people.js';
import { type DemonstrationPlan, type DemoReference } from './plan.js';
import type { Step } from './step.js';
import { AUTHORITY } from './terms.js';

export interface RecordingPorts extends WritePorts {
  readonly references: References;
}

type RecordSteps = (ports: WritePorts, steps: readonly Step[]) => Promise<void>;

const recordings: Readonly<Record<string, RecordSteps>> = {
  school: recording(school),
  provider: recording(provider),
  calendar: recording(calendar),
  budget: recording(budget),
  pupil: recording(pupil),
  provision: recording(provision),
  register: recording(register),
  'improvement-plan': recording(improvementPlan),
};

/**
 * Records the plan through the same commands as real use, each at its own instant. `since` is when a
 * demonstration that was cut short last recorded something: the days before it are passed over.
 */
export async function recordPlan(
  ports: RecordingPorts,
  plan: DemonstrationPlan,
  since: string | null,
): Promise<void> {
  await claim(ports, plan.references);
  const left = plan.steps.filter((step) => since === null || step.at >= since.slice(0, 10));
  for (const run of runsOf(left)) {
    const [first] = run;
    const record = first && recordings[first.category];
    if (record) await record(ports, run);
  }
}

async function claim(ports: RecordingPorts, references: readonly DemoReference[]): Promise<void> {
  for (const kind of ['school', 'provider', 'pupil', 'placement', 'plan'] as const) {
    const claims = references.filter((reference) => reference.kind === kind);
    const recordedAt = claims[0]?.at;
    await ports.references.claimMany(kind, claims, {
      ...office(`references ${kind}`),
      ...(recordedAt ? { recordedAt } : {}),
    });
  }
}

const office = (request: string) => ({
  authority: AUTHORITY,
  actor: HUB_OFFICER,
  source: ON_SCREEN,
  requestId: requestId(request),
});

// Steps of one aggregate that follow each other go together, so that the log batches them; a stream
// stands in a run once, so that a later step never waits for an earlier one and falls behind. A run
// ends with its day: within it, what is sealed may be recorded after what is not.
function runsOf(steps: readonly Step[]): Step[][] {
  const runs: Step[][] = [];
  let together = '';
  let streams = new Set<string>();
  for (const step of steps) {
    const own = `${step.at.slice(0, 10)} ${step.category}`;
    if (own !== together || streams.has(step.streamId)) {
      runs.push([]);
      streams = new Set();
    }
    together = own;
    streams.add(step.streamId);
    runs.at(-1)?.push(step);
  }
  return runs;
}

function recording<S, C extends Message, E extends Message>(
  decider: Decider<S, C, E>,
): RecordSteps {
  return async (ports, steps) => {
    const asks = steps.map((step) => askOf(step, decider.commands.parse(step.command)));
    const answers = await recordMany(ports, decider, asks);
    const refused = answers.findIndex((answer) => answer instanceof Refusal);
    const refusal = answers[refused];
    if (!(refusal instanceof Refusal)) return;
    const what = `${steps[refused]?.command.type} at ${steps[refused]?.at}`;
    throw new Error(`The demonstration was refused ${what}: ${refusalText(refusal)}`);
  };
}

function askOf<C extends Message>(step: Step, command: C): Ask<C> {
  return {
    streamId: step.streamId,
    command,
    meta: {
      authority: AUTHORITY,
      actor: step.actor,
      source: step.source,
      requestId: requestId(`${step.streamId} ${step.at} ${JSON.stringify(step.command)}`),
      recordedAt: step.at,
      ...(step.reason ? { correctionReason: step.reason } : {}),
    },
  };
}

// The same step is the same request, so that a demonstration cut short is taken up, not doubled.
function requestId(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
