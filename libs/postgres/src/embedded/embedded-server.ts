import type { Place } from '../address.js';
import { locateHome } from './home.js';
import { Presence } from './presence.js';

/** The embedded server under a data directory; `leave` stops it when nobody else uses it. */
export async function openEmbedded(
  dataDir: string,
): Promise<{ place: Place; leave: () => Promise<void> }> {
  const home = locateHome(dataDir);
  const presence = new Presence(home);
  const socketDir = await presence.enter();
  return { place: { socketDir, name: 'ledger' }, leave: () => presence.leave() };
}
