import type { EventLog } from '@ledger/kernel';
import { type BenchReport, mostMemory, reportOf } from '../measure/report.js';
import { type Scratch, onScratch } from '../measure/scratch.js';
import type { BenchOptions } from '../options.js';
import { peerAppend } from '../peer/peer-append.js';
import { underLoad } from './callers.js';
import { insertFloor } from './insert-floor.js';
import { Registers } from './marks.js';

const WARM_UP = 5_000;

/** Appends of single events by many callers at once. */
export function benchAppend(options: BenchOptions): Promise<BenchReport> {
  return onScratch(options.progress, (scratch) => appending(scratch, options));
}

async function appending(scratch: Scratch, options: BenchOptions): Promise<BenchReport> {
  const { events, callers, progress } = options;
  const { log, database } = scratch.ledger;
  const append = appendsTo(log);
  await underLoad({ events: WARM_UP, callers, progress }, append);
  progress(`Appending ${events} events, ${callers} callers ...`);
  const { seconds, samples } = await underLoad({ events, callers, progress }, append);
  const rssMb = mostMemory();
  const { position } = await log.head();
  if (position !== WARM_UP + events) {
    throw new Error(`The log ends at ${position}, not at ${WARM_UP + events}.`);
  }
  const floor = await insertFloor(database.pool('owner'), { rows: events, batch: callers });
  const peer = options.peer ? await peerAppend(scratch, options) : null;
  const { maxMs, ...latency } = samples.latency();
  const measured = { bench: 'append', events, seconds, latency, rssMb, floor, peer, does };
  return reportOf({ ...measured, details: { callers, maxMs, warmUp: WARM_UP } }, scratch.hardware);
}

const does =
  'One event for each append, acknowledged after fsync: expected revision checked, request id ' +
  'and hash kept for idempotency, dense global position, recorded-at rising, canonical JSON and ' +
  'RFC 9162 leaf computed, waiting readers told. Appends that wait at once share a transaction; ' +
  'callers, appender and server share the cores.';

const appendsTo = (log: EventLog) => () => {
  const registers = new Registers();
  return async () => {
    const outcome = await log.append(registers.next());
    if (outcome.outcome !== 'appended') throw new Error(`The log answered ${outcome.outcome}.`);
    registers.appended();
  };
};
