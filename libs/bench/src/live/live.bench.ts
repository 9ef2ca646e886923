import { setTimeout as sleep } from 'node:timers/promises';
import type { EventLog } from '@ledger/kernel';
import { recordAuthority } from '../authority/record.js';
import { childrenFor } from '../authority/files.js';
import { type BenchReport, mostMemory, reportOf, rounded } from '../measure/report.js';
import { Samples } from '../measure/samples.js';
import { onScratch, type Scratch } from '../measure/scratch.js';
import type { BenchOptions } from '../options.js';
import { caughtUp } from '../rebuild/rebuild.bench.js';
import { atRate } from './at-rate.js';
import { LiveMarks, marksIn } from './live-marks.js';
import { Sightings, watch } from './watch.js';

const PATIENCE_MS = 120_000;
const WARM_UP_SECONDS = 3;

interface Ran {
  readonly sightings: Sightings;
  /** When each append was due, by position from the first. */
  readonly due: Float64Array;
  readonly first: number;
  readonly seconds: number;
  readonly rssMb: number;
}

/** Appends at an even rate while every projection runs; how long until readers see the rows. */
export function benchLive(options: BenchOptions): Promise<BenchReport> {
  return onScratch(options.progress, (scratch) => living(scratch, options));
}

async function living(scratch: Scratch, options: BenchOptions): Promise<BenchReport> {
  const { events, rate, progress } = options;
  // A mark for each child: the first session of those that are to come.
  const children = childrenFor((events + WARM_UP_SECONDS * rate) * 1.2);
  await recordAuthority(scratch, children);
  await caughtUp(scratch);
  progress(`Appending ${events} marks, ${rate} a second ...`);
  const ran = await underWatch(scratch, options);
  const projections: Record<string, object> = {};
  for (const name of ran.sightings.projections) {
    const { p50Ms, p99Ms, maxMs } = latencyOf(ran, [name]).latency();
    projections[name] = {
      p50Ms: rounded(p50Ms, 2),
      p99Ms: rounded(p99Ms, 2),
      maxMs: rounded(maxMs, 2),
    };
  }
  const { maxMs, ...latency } = latencyOf(ran, ran.sightings.projections).latency();
  const { seconds, rssMb } = ran;
  const measured = { bench: 'live', events, seconds, latency, rssMb, does };
  const details = { rate, warmUpSeconds: WARM_UP_SECONDS, maxMs: rounded(maxMs, 2), projections };
  return reportOf({ ...measured, details }, scratch.hardware);
}

const does =
  'Marks of children on record appended one by one at an even rate, due or not, after a warm-up; ' +
  'every projection runs in the same process, each with its checkpoint. From when an append ' +
  'was due until a reader who looks every millisecond over a connection of its own sees the rows ' +
  'in every projection; each projection has its own in the details.';

async function underWatch({ ledger }: Scratch, options: BenchOptions): Promise<Ran> {
  const { log, readModel, database } = ledger;
  const marks = new LiveMarks(await marksIn(log));
  const sightings = new Sightings();
  const stop = new AbortController();
  const client = await database.connect('read');
  const running = readModel.run(stop.signal);
  const watching = watch(client, sightings, stop.signal);
  try {
    const warmUp = Math.min(options.events, WARM_UP_SECONDS * options.rate);
    await appended({ log, marks, sightings }, { ...options, events: warmUp });
    const began = performance.now();
    const appends = await appended({ log, marks, sightings }, options);
    const seconds = (performance.now() - began) / 1_000;
    return { sightings, ...appends, seconds, rssMb: mostMemory() };
  } finally {
    stop.abort();
    await Promise.allSettled([running, watching]);
    await client.end();
  }
}

interface Appending {
  readonly log: EventLog;
  readonly marks: LiveMarks;
  readonly sightings: Sightings;
}

/** Appends at the rate, and waits until every projection shows the last of it. */
async function appended(
  { log, marks, sightings }: Appending,
  { events, rate }: Pick<BenchOptions, 'events' | 'rate'>,
): Promise<Pick<Ran, 'first' | 'due'>> {
  const first = (await log.head()).position;
  const due = new Float64Array(events);
  await atRate({ events, rate }, async (at) => {
    const outcome = await log.append(marks.next());
    if (outcome.outcome !== 'appended') throw new Error(`The log said ${outcome.outcome}.`);
    due[outcome.firstPosition - first - 1] = at;
  });
  await seenEverywhere(sightings, first + events);
  return { first, due };
}

async function seenEverywhere(sightings: Sightings, position: number): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (sightings.everywhere < position) {
    if (performance.now() > deadline) throw new Error('The projections do not keep up.');
    await sleep(5);
  }
}

/** For each event how long until the last of these projections showed it. */
function latencyOf({ sightings, due, first }: Ran, projections: readonly string[]): Samples {
  const last = new Float64Array(due.length);
  for (const name of projections) {
    let n = 0;
    for (const at of sightings.whenSeen(name, first)) {
      last[n] = Math.max(last[n] ?? 0, at);
      n += 1;
    }
  }
  const samples = new Samples();
  last.forEach((at, n) => samples.add(at - (due[n] ?? 0)));
  return samples;
}
