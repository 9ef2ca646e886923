import { createHmac } from 'node:crypto';
import type { Opened, Recorded, SealedPart } from '@ledger/kernel';
import { type AnyTold, randomLedger } from '@ledger/caseload/testing';
import { type AnyProjection, type OpenEvents } from '@ledger/read-model';
import { ListLog, recordedFrom } from '@ledger/read-model/testing';
import fc from 'fast-check';
import { catalogue } from '../catalogue.js';
import { projectionsOf } from '../projections.js';

/** The product's projections; names are blinded under a key that every process of a test knows. */
export const everyProjection = (): readonly AnyProjection[] =>
  projectionsOf({
    blind: (purpose, text) =>
      createHmac('sha256', 'test').update(`${purpose} ${text}`).digest('hex'),
  });

export const everyType: ReadonlySet<string> = new Set(catalogue().map(({ type }) => type));

/** A random history as a log has it: every personal part sealed in plain sight. */
export const recordedAs = (told: readonly AnyTold[]): readonly Opened[] =>
  recordedFrom(
    told.map((event) => ({ ...event, sealed: (event.personal ?? []).map(sealPlainly) })),
  );

/** One random history of at least so many events. */
export function randomEvents(length: number, seed: number): readonly Opened[] {
  const [told = []] = fc.sample(randomLedger(length), { seed, numRuns: 1 });
  return recordedAs(told).slice(0, length);
}

type Plain = Opened['personal'][number];

const sealPlainly = ({ pupilId, class: kind, values }: Plain): SealedPart => ({
  ...{ pupilId, class: kind, keyId: `key-${pupilId}-${kind}`, nonce: 'none' },
  ciphertext: JSON.stringify(values),
});

/** Opens what `recordedAs` has sealed, in this process or another. */
export const openPlainly: OpenEvents = async (events) =>
  events.map(({ sealed }) => ({
    personal: sealed.map(({ pupilId, class: kind, ciphertext }) => ({
      ...{ pupilId, class: kind, values: JSON.parse(ciphertext) as Plain['values'] },
    })),
  }));

/** A log of which so many events can be seen at a time, as if they were just being recorded. */
export class TricklingLog extends ListLog {
  constructor(
    events: readonly Recorded[],
    readonly atATime: number,
  ) {
    super(events);
  }

  override readAll(after: number, limit: number): Promise<readonly Recorded[]> {
    return super.readAll(after, Math.min(limit, this.atATime));
  }
}
