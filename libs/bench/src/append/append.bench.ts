import type { EventLog } from '@ledger/kernel';
import { type BenchReport, mostMemory, reportOf, rounded } from '../measure/report.js';
import { type Scratch, onScratch } from '../measure/scratch.js';
import type { BenchOptions } from '../options.js';
import { peerAppend } from '../peer/peer-append.js';
import { type Loaded, underLoad } from './callers.js';
import { insertFloor } from './insert-floor.js';
import { Registers } from './marks.js';

const WARM_UP = 5_000;
// Of the lone caller: enough for a percentile, few enough to be over soon.
const MOST_ALONE = 5_000;
const LEAST_ALONE = 200;

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
  const alone = Math.min(MOST_ALONE, Math.max(LEAST_ALONE, Math.floor(events / 20)));
  progress(`Appending ${alone} events, one caller ...`);
  const lone = await underLoad({ events: alone, callers: 1, progress }, append);
  const { position } = await log.head();
  const appended = WARM_UP + events + alone;
  if (position !== appended) throw new Error(`The log ends at ${position}, not at ${appended}.`);
  const floor = await insertFloor(database.pool('owner'), { rows: events, batch: callers });
  const peer = options.peer ? await peerAppend(scratch, options) : null;
  const { maxMs, ...latency } = samples.latency();
  const measured = { bench: 'append', events, seconds, latency, rssMb, floor, peer, does };
  const details = { callers, maxMs, warmUp: WARM_UP, oneCaller: aloneOf(lone) };
  return reportOf({ ...measured, details }, scratch.hardware);
}

function aloneOf({ samples }: Loaded) {
  const { p50Ms, p99Ms } = samples.latency();
  return { events: samples.count, p50Ms: rounded(p50Ms, 2), p99Ms: rounded(p99Ms, 2) };
}

const does =
  'One event for each append, acknowledged after fsync: expected revision checked, request id ' +
  'and hash kept for idempotency, dense global position, recorded-at rising, canonical JSON and ' +
  'RFC 9162 leaf computed, waiting readers told. Appends that wait at once share a transaction, and ' +
  'a second batch is sent before the first is answered; callers, appender and server share the ' +
  'cores. oneCaller: the same with nobody else, so that each append is its own transaction.';

const appendsTo = (log: EventLog) => () => {
  const registers = new Registers();
  return async () => {
    const outcome = await log.append(registers.next());
    if (outcome.outcome !== 'appended') throw new Error(`The log answered ${outcome.outcome}.`);
    registers.appended();
  };
};
