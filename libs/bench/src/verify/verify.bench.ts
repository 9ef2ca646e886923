import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { keptInFolder, verifyLog } from '@ledger/proof';
import { recordAuthority } from '../authority/record.js';
import { type BenchReport, mostMemory, reportOf, rounded, timed } from '../measure/report.js';
import { onScratch, type Scratch } from '../measure/scratch.js';
import { watched } from '../measure/watched.js';
import type { BenchOptions } from '../options.js';
import { copyOutFloor } from './copy-out-floor.js';

/** Verifies a whole log as `ledger verify` does, once it was verified before. */
export function benchVerify(options: BenchOptions): Promise<BenchReport> {
  return onScratch(options.progress, (scratch) => verifying(scratch, options.events));
}

async function verifying(scratch: Scratch, marks: number): Promise<BenchReport> {
  await recordAuthority(scratch, marks);
  const { log, database, auditor: auditorOn } = scratch.ledger;
  const { position: events } = await log.head();
  const kept = keptInFolder(join(scratch.directory, 'proof'));
  const threads = availableParallelism();
  const verify = async () => {
    const auditor = auditorOn(threads);
    const { audit } = auditor;
    const ports = { log, read: log.leaves, kept, audit };
    const { now } = await verifyLog(ports).finally(() => auditor.close());
    if (now.size !== events) throw new Error(`${now.size} of ${events} leaves were verified.`);
  };
  scratch.progress(`Verifying ${events} events for the first time ...`);
  const firstSeconds = rounded(await timed(verify), 3);
  scratch.progress('Verifying them again ...');
  const { result: seconds, rssMb } = await watched(() => timed(verify));
  const floor = await copyOutFloor(database, events);
  // The log was recorded in the same process, which took more.
  const details = { marks, firstSeconds, threads, processMb: mostMemory() };
  const measured = {
    bench: 'verify',
    unit: 'leaves',
    events,
    seconds,
    rssMb,
    floor,
    details,
    does,
  };
  return reportOf(measured, scratch.hardware);
}

const does =
  'Every event copied out of PostgreSQL, its digests, entry and leaf made anew from the stored ' +
  'bytes and compared with the stored leaf, position and time checked against the event before, ' +
  'the RFC 9162 tree made anew and each of its tiles compared with the kept one. ' +
  'A thread for each core. The memory is the most while it ran.';
