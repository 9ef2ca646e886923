import { Refusal } from '@ledger/kernel';
import {
  reference,
  type ReferenceCommand,
  ReferenceEvent,
  type ReferenceKind,
} from '@ledger/reference';
import { v4, v7 } from 'uuid';
import type { Ask, CommandMeta, WritePorts } from './contract.js';
import { recordMany } from './record-many.js';
import { without } from './without.js';

/** What an outside reference stands for; `pupilId`: the child in whose provision a placement lives. */
export interface Referent {
  readonly id: string;
  readonly pupilId?: string;
}

export interface ReferenceClaim {
  /** As the outside world writes it: surrounding blanks do not count, upper and lower case do. */
  readonly ref: string;
  /** The id it shall stand for; a random one where none is given. */
  readonly id?: string;
  readonly pupilId?: string;
  /** The authority and the source of this claim, where they are not those of the meta. */
  readonly authority?: string;
  readonly source?: CommandMeta['source'];
}

/** `created`: this claim was the first; else the referent is the one that was there. */
export type Claimed = Referent & { readonly created: boolean };

/**
 * Outside references (`pupilRef`, `placementRef`, `providerRef`, `urn`), each tied once and for all
 * to a random id. Only a keyed hash of the reference is stored. Maps are keyed by the reference as
 * given. A crash may leave a reference claimed whose own stream is still empty: judge by the stream.
 */
export interface References {
  /** One round trip; a reference that nobody claimed is absent. */
  find(kind: ReferenceKind, refs: readonly string[]): Promise<ReadonlyMap<string, Referent>>;
  claim(kind: ReferenceKind, claim: ReferenceClaim, meta: CommandMeta): Promise<Claimed>;
  /**
   * Claims what is free; of two claimants at once one wins and both get the winner's id. Each claim
   * is a request of its own, correlated to the one in `meta`.
   */
  claimMany(
    kind: ReferenceKind,
    claims: readonly ReferenceClaim[],
    meta: CommandMeta,
  ): Promise<ReadonlyMap<string, Claimed>>;
}

export function references(ports: WritePorts): References {
  const find: References['find'] = (kind, refs) => findIn(ports, kind, refs);

  const claimMany: References['claimMany'] = async (kind, claims, meta) => {
    const refs = claims.map(({ ref }) => ref);
    const known = await find(kind, refs);
    const asks = firstOfEach(claims, (claim) => streamOf(ports, kind, claim.ref))
      .filter(({ ref }) => !known.has(ref))
      .map((claim) => askOf(ports, { kind, claim, meta }));
    const created = await claimed(ports, asks);
    const all = asks.length > 0 ? await find(kind, refs) : known;
    return new Map(
      [...all].map(([ref, referent]) => [ref, { ...referent, created: created.has(referent.id) }]),
    );
  };

  const claim: References['claim'] = async (kind, one, meta) => {
    const made = (await claimMany(kind, [one], meta)).get(one.ref);
    if (!made) throw new Error(`The ${kind} reference was claimed and is not there.`);
    return made;
  };

  return { find, claim, claimMany };
}

async function findIn(ports: WritePorts, kind: ReferenceKind, refs: readonly string[]) {
  const streamIds = refs.map((ref) => streamOf(ports, kind, ref));
  const streams = await ports.log.readStreams([...new Set(streamIds)]);
  const found = new Map<string, Referent>();
  refs.forEach((ref, index) => {
    const event = streams.get(streamIds[index] ?? '')?.[0];
    if (!event) return;
    const { id, pupilId } = ReferenceEvent.parse({ type: event.type, data: event.data }).data;
    found.set(ref, pupilId === undefined ? { id } : { id, pupilId });
  });
  return found;
}

/** The ids that these asks were the first to claim. */
async function claimed(
  ports: WritePorts,
  asks: readonly Ask<ReferenceCommand>[],
): Promise<ReadonlySet<string>> {
  const answers = await recordMany(ports, reference, asks);
  const won = asks.filter((_, index) => {
    const answer = answers[index];
    if (!(answer instanceof Refusal)) return answer?.outcome === 'recorded';
    if (answer.code !== 'reference-already-claimed') throw answer;
    return false;
  });
  return new Set(won.map((ask) => ask.command.data.id));
}

function askOf(
  ports: WritePorts,
  { kind, claim, meta }: { kind: ReferenceKind; claim: ReferenceClaim; meta: CommandMeta },
): Ask<ReferenceCommand> {
  const { pupilId, id = v4() } = claim;
  return {
    streamId: streamOf(ports, kind, claim.ref),
    command: { type: 'ClaimReference', data: { kind, id, ...(pupilId ? { pupilId } : {}) } },
    meta: {
      ...without(meta, 'reason', 'correctionReason', 'onBehalfOf'),
      requestId: v7(),
      correlationId: meta.correlationId ?? meta.requestId,
      authority: claim.authority ?? meta.authority,
      source: claim.source ?? meta.source,
    },
  };
}

function firstOfEach<T>(items: readonly T[], nameOf: (item: T) => string): readonly T[] {
  const first = new Map<string, T>();
  for (const item of items) if (!first.has(nameOf(item))) first.set(nameOf(item), item);
  return [...first.values()];
}

function streamOf({ vault }: WritePorts, kind: ReferenceKind, ref: string): string {
  const trimmed = ref.normalize('NFC').trim();
  const normal = kind === 'school' ? trimmed.replace(/\s/g, '') : trimmed;
  return `ref-${kind}-${vault.blind(`ref-${kind}`, normal)}`;
}
