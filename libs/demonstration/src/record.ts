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

/** Requests under way: enough to fill the log's batches while the next are decided. */
const UNDER_WAY = 512;

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
  for (const [index, steps] of leftOf(requestsOf(plan.steps), since).entries()) {
    const place = index % UNDER_WAY;
    await underWay[place];
    const recording = record(steps);
    // A failure is told when the place is needed again, or at the end.
    recording.catch(() => undefined);
    underWay[place] = recording;
  }
  await Promise.all(underWay);
}

type Request = readonly [Step, ...Step[]];

// Of those under way when it was cut short, some may be missing among those of later days.
function leftOf(requests: readonly Request[], since: string | null): readonly Request[] {
  if (since === null) return requests;
  const found = requests.findIndex(([{ at }]) => at >= since.slice(0, 10));
  return requests.slice(Math.max(0, (found < 0 ? requests.length : found) - UNDER_WAY));
}

/** Far below what one append takes. */
const STEPS_OF_A_REQUEST = 200;

// The steps of one stream and one instant are one request, so that the second need not wait for the
// answer of the first. They come in the order of time.
function requestsOf(steps: readonly Step[]): readonly Request[] {
  const requests: [Step, ...Step[]][] = [];
  let ofInstant = new Map<string, [Step, ...Step[]]>();
  let instant = '';
  for (const step of steps) {
    if (step.at !== instant) ofInstant = new Map();
    instant = step.at;
    const key = JSON.stringify([step.streamId, step.actor.id, step.reason, step.decisionRef]);
    const request = ofInstant.get(key);
    if (request && request.length < STEPS_OF_A_REQUEST) request.push(step);
    else {
      const begun: [Step] = [step];
      requests.push(begun);
      ofInstant.set(key, begun);
    }
  }
  return requests;
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
