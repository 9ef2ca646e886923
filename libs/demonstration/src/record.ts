import { PersonalClass } from '@ledger/kernel';
import { recordingInOrder, type References, type WritePorts } from '@ledger/write-side';
import { HUB_OFFICER, ON_SCREEN } from './people.js';
import type { DemonstrationPlan } from './plan.js';
import { type DemoReference, REFERENCE_KINDS } from './plan-references.js';
import { stepsIn } from './recordings.js';
import { requestId } from './request-id.js';
import { type Request, requestsOf } from './requests.js';
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
  await makeKeys(ports, plan.references);
  const record = stepsIn(recordingInOrder(ports, { isNew: since === null }));
  const underWay: Promise<void>[] = [];
  for (const { number, steps } of leftOf(requestsOf(plan.steps), since)) {
    const place = number % UNDER_WAY;
    await underWay[place];
    const recording = record(number, steps);
    // A failure is told when the place is needed again, or at the end.
    recording.catch(() => undefined);
    underWay[place] = recording;
  }
  await Promise.all(underWay);
}

// Of those under way when it was cut short, some may be missing among those of later days.
function leftOf(requests: readonly Request[], since: string | null): readonly Request[] {
  if (since === null) return requests;
  const found = requests.findIndex(({ steps: [{ at }] }) => at >= since.slice(0, 10));
  return requests.slice(Math.max(0, (found < 0 ? requests.length : found) - UNDER_WAY));
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

// The vault makes a child's keys when something is first sealed: for all children here in one round
// trip, where each would be waited for in its turn. What is sealed here is kept by nobody.
async function makeKeys(
  { log, vault }: RecordingPorts,
  references: readonly DemoReference[],
): Promise<void> {
  const parts = references
    .filter(({ kind }) => kind === 'pupil' || kind === 'support-referral')
    .flatMap(({ id: pupilId }) =>
      PersonalClass.options.map((named) => ({ pupilId, class: named, values: {} })),
    );
  const context = { logId: log.logId, eventId: requestId('keys'), schemaVersion: 1 };
  if (parts.length > 0) await vault.seal(context, parts);
}

const office = (request: string) => ({
  authority: AUTHORITY,
  actor: HUB_OFFICER,
  source: ON_SCREEN,
  requestId: requestId(request),
});
