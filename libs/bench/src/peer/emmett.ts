import { setTimeout as sleep } from 'node:timers/promises';
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

const APPLICATION = 'bench-peer';
const LOOKS = 250;
const LOOK_MS = 20;

/** How the peer reaches the scratch server: as the owner, in the schema public, which we do not use. */
export function peerAddress({ ledger }: Scratch): string {
  const { host, user, database } = ledger.database.pool('owner').options;
  const where = `host=${encodeURIComponent(host ?? '')}&application_name=${APPLICATION}`;
  return `postgres://${user}@localhost/${database}?${where}`;
}

/** Waits until the peer's connections are closed: it does not, and a server that stops would break them. */
export async function peerGone({ ledger }: Scratch): Promise<void> {
  const count = 'select count(*)::int as open from pg_stat_activity where application_name = $1';
  for (let look = 0; look < LOOKS; look += 1) {
    const { rows } = await ledger.database.pool('owner').query(count, [APPLICATION]);
    if (rows[0]?.open === 0) return;
    await sleep(LOOK_MS);
  }
}
