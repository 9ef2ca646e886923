import type * as library from '@event-driven-io/emmett-postgresql';
import type { Scratch } from '../measure/scratch.js';

export type Emmett = typeof library;

export const PEER = '@event-driven-io/emmett-postgresql 0.42.0';

/** The peer, loaded only here; null, with a line that says so, where it is not installed. */
export async function emmett(progress: Scratch['progress']): Promise<Emmett | null> {
  try {
    return await import('@event-driven-io/emmett-postgresql');
  } catch (error) {
    if ((error as { code?: string }).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    progress(
      'The peer @event-driven-io/emmett-postgresql is not installed, so nothing stands beside ' +
        'this: it is a development dependency. Run npm ci with development dependencies.',
    );
    return null;
  }
}

/** How the peer reaches the scratch server: as the owner, in the schema public, which we do not use. */
export function peerAddress({ ledger }: Scratch): string {
  const { host, user, database } = ledger.database.pool('owner').options;
  return `postgres://${user}@localhost/${database}?host=${encodeURIComponent(host ?? '')}`;
}
