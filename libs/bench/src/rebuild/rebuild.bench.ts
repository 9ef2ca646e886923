import { recordAuthority } from '../authority/record.js';
import { type BenchReport, reportOf } from '../measure/report.js';
import { watched } from '../measure/watched.js';
import { onScratch, type Scratch } from '../measure/scratch.js';
import type { BenchOptions } from '../options.js';
import { peerRebuild } from '../peer/peer-rebuild.js';

const PATIENCE_MS = 86_400_000;

/** Rebuilds every projection, one after the other, over a log that the imports recorded. */
export function benchRebuild(options: BenchOptions): Promise<readonly BenchReport[]> {
  return onScratch(options.progress, (scratch) => rebuilding(scratch, options));
}

async function rebuilding(scratch: Scratch, options: BenchOptions): Promise<BenchReport[]> {
  await recordAuthority(scratch, options.events);
  const names = await caughtUp(scratch);
  const measured = [];
  for (const projection of names) {
    scratch.progress(`Rebuilding ${projection} ...`);
    const { result, rssMb } = await watched(() => scratch.ledger.readModel.rebuild(projection));
    const { events, seconds, differences } = result;
    if (differences.length > 0) throw new Error(`${projection}: ${JSON.stringify(differences)}`);
    measured.push({ bench: 'rebuild', projection, events, seconds, rssMb, does });
  }
  const peer = options.peer ? await peerRebuild(scratch) : null;
  const details = { marks: options.events };
  return measured.map((each) => reportOf({ ...each, peer, details }, scratch.hardware));
}

/** Brings every projection to the head of the log. @returns their names */
export async function caughtUp({ ledger, progress }: Scratch): Promise<readonly string[]> {
  const { position } = await ledger.log.head();
  const names = (await ledger.readModel.status()).map(({ name }) => name);
  for (const name of names) {
    progress(`Bringing ${name} to position ${position} ...`);
    await ledger.readModel.catchUp(name, position, PATIENCE_MS);
  }
  return names;
}

const does =
  'The whole log from PostgreSQL, every leaf made anew and the Merkle root with them in a thread ' +
  'of its own, through the projection as it runs live, into new indexed tables that keep every row for known-at questions; ' +
  'compared with the live tables at the same position by the hashes of all rows, then switched in ' +
  'one transaction. The seconds hold all of that; the memory is the most while it ran.';
