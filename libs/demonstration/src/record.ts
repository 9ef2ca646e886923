import type { References, WritePorts } from '@ledger/write-side';
import { HUB_OFFICER, ON_SCREEN } from './people.js';
import type { DemonstrationPlan } from './plan.js';
import { type DemoReference, REFERENCE_KINDS } from './plan-references.js';
import { recordSteps } from './recordings.js';
import { requestId } from './request-id.js';
import type { Step } from './step.js';
import { AUTHORITY } from './terms.js';

export interface RecordingPorts extends WritePorts {
  readonly references: References;
}

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
  for (const run of runsOf(left)) await recordSteps(ports, run);
}

async function claim(ports: RecordingPorts, references: readonly DemoReference[]): Promise<void> {
  for (const kind of REFERENCE_KINDS) {
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

// Steps of one aggregate that follow each other go together, so that the log batches them. A stream
// stands in a run once, unless all of the run is of one instant: else a later step would wait for an
// earlier one and fall behind. A run ends with its day: within it, what is sealed may be recorded
// after what is not.
function runsOf(steps: readonly Step[]): Step[][] {
  const runs: Step[][] = [];
  let run: Step[] = [];
  let streams = new Set<string>();
  for (const step of steps) {
    const [first] = run;
    if (
      !first ||
      !goesWith(first, step) ||
      (streams.has(step.streamId) && !isOneInstant(run, step))
    ) {
      runs.push((run = []));
      streams = new Set();
    }
    streams.add(step.streamId);
    run.push(step);
  }
  return runs;
}

const goesWith = (first: Step, step: Step) =>
  first.category === step.category && first.at.slice(0, 10) === step.at.slice(0, 10);

// Steps come in the order of time.
const isOneInstant = ([first]: readonly Step[], step: Step) => first?.at === step.at;
