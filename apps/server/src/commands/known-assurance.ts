import { finding } from '@ledger/finding';
import { incident } from '@ledger/incident';
import type { Decider, Message } from '@ledger/kernel';
import { providerPlan } from '@ledger/provider-plan';
import { qaVisit } from '@ledger/qa-visit';
import { loadStates } from '@ledger/write-side';
import { fault } from '../http/problem.js';
import type { Ledger } from '../ledger-door.js';
import type { AskedCommand, CommandData, Prepared } from './command-door.js';
import { knownProvider } from './known-places.js';

/** Who owns the record of the stream, once it has one. */
const ownerIn =
  <S extends { readonly authority: string } | null, C extends Message, E extends Message>(
    decider: Decider<S, C, E>,
  ) =>
  async (ledger: Ledger, id: string): Promise<string | undefined> => {
    const streamId = `${decider.category}-${id}`;
    return (await loadStates(ledger, decider, [streamId])).get(streamId)?.state?.authority;
  };

const owners = {
  visit: ownerIn(qaVisit),
  finding: ownerIn(finding),
  plan: ownerIn(providerPlan),
  incident: ownerIn(incident),
};

/**
 * Who owns a fact about a provider: of what is on record, whoever began it; of something new, the
 * organisation named `by` where that is an authority, else the provider's own authority.
 * @throws Problem 409 when the provider, or what the command goes on with, is not on record
 */
export async function ofProvider(
  ledger: Ledger,
  what: keyof typeof owners,
  { id, data, by }: Pick<AskedCommand, 'id' | 'data'> & { readonly by?: unknown },
): Promise<Prepared> {
  const owner = await owners[what](ledger, id);
  const providerId = providerIn(data);
  if (providerId === undefined) {
    if (owner === undefined) throw notOnRecord(what);
    return { authority: owner, data, basis: [] };
  }
  const { authority, basis } = await knownProvider(ledger, providerId);
  return { authority: owner ?? authorityNamed(by) ?? authority, data, basis: [basis] };
}

// A command that states a whole visit or finding names the provider within it.
function providerIn({ providerId, visit, finding: found }: CommandData): string | undefined {
  const within = (visit ?? found) as CommandData | undefined;
  const named = providerId ?? (typeof within === 'object' ? within['providerId'] : undefined);
  return typeof named === 'string' ? named : undefined;
}

const authorityNamed = (by: unknown) =>
  typeof by === 'string' && /^\d{3}$/.test(by) ? by : undefined;

const notOnRecord = (what: string) =>
  fault(409, {
    pointer: '',
    code: `unknown-${what}`,
    message: `No ${what} is recorded under this id. Record its beginning first.`,
  });
