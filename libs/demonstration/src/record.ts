import { recordingInOrder, type References, type WritePorts } from '@ledger/write-side';
import { HUB_OFFICER, ON_SCREEN } from './people.js';
import type { DemonstrationPlan } from './plan.js';
import { type DemoReference, REFERENCE_KINDS } from './plan-references.js';
import { stepsIn } from './recordings.js';
import { requestId } from './request-id.js';
import type { Step } from './step.js';
import { AUTHORITY } from './terms.js';

export interface RecordingPorts extends WritePorts {
  readonly references: References;
}

/** Enough to fill the log's batches while the next are decided. */
const STEPS_UNDER_WAY = 512;

/**
 * Records the plan through the same commands as real use, each at its own instant and in the plan's
 * order. `since` is when a demonstration that was cut short last recorded something: the days before
 * it are passed over.
 */
export async function recordPlan(
  ports: RecordingPorts,
  plan: DemonstrationPlan,
  since: string | null,
): Promise<void> {
  await claim(ports, plan.references);
  const record = stepsIn(recordingInOrder(ports, { isNew: since === null }));
  const underWay: Promise<void>[] = [];
  for (const [index, step] of leftOf(plan.steps, since).entries()) {
    const place = index % STEPS_UNDER_WAY;
    await underWay[place];
    const recording = record(step);
    // A failure is told when the place is needed again, or at the end.
    recording.catch(() => undefined);
    underWay[place] = recording;
  }
  await Promise.all(underWay);
}

// Of the steps under way when it was cut short, some may be missing among those of later days.
function leftOf(steps: readonly Step[], since: string | null): readonly Step[] {
  if (since === null) return steps;
  const day = since.slice(0, 10);
  const found = steps.findIndex((step) => step.at >= day);
  return steps.slice(Math.max(0, (found < 0 ? steps.length : found) - STEPS_UNDER_WAY));
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
