import { answerFigure, type Ledger } from '@ledger/ledger';
import { recordAuthority } from '../authority/record.js';
import { type BenchReport, mostMemory, reportOf, rounded } from '../measure/report.js';
import { Samples } from '../measure/samples.js';
import { onScratch, type Scratch } from '../measure/scratch.js';
import { watched } from '../measure/watched.js';
import type { BenchOptions } from '../options.js';
import { caughtUp } from '../rebuild/rebuild.bench.js';
import { type Pick, questions } from './questions.js';

const MOST_ASKED = 200;
const EVENTS_PER_QUESTION = 100;
const SEED = 801;
// Asked before it counts, so that code and connections are as in a server that runs.
const ASKED_BEFORE = 20;

/** Asks every figure at random known-at instants, each instant for the first time. */
export function benchQuery(options: BenchOptions): Promise<BenchReport> {
  return onScratch(options.progress, (scratch) => querying(scratch, options.events));
}

async function querying(scratch: Scratch, marks: number): Promise<BenchReport> {
  await recordAuthority(scratch, marks);
  await caughtUp(scratch);
  const { position: events } = await scratch.ledger.log.head();
  const { result, rssMb } = await watched(() => asking(scratch, { marks, events }));
  const { seconds, all, figures } = result;
  // The log was recorded and the tables built in the same process, which took more.
  const details = { queries: all.count, seed: SEED, processMb: mostMemory(), figures };
  const measured = { bench: 'query', unit: 'answers', events, answers: all.count };
  const rest = { seconds, latency: all.latency(), rssMb, does, details };
  return reportOf({ ...measured, ...rest }, scratch.hardware);
}

async function asking(
  { ledger, progress }: Scratch,
  { marks, events }: { readonly marks: number; readonly events: number },
) {
  const all = new Samples();
  const figures: Record<string, object> = {};
  const pick = random(SEED);
  const times = Math.min(MOST_ASKED, Math.ceil(marks / EVENTS_PER_QUESTION));
  const began = performance.now();
  for (const [name, question] of questions(marks, pick)) {
    progress(`Asking ${name} ${times} times ...`);
    const answered = async () => {
      const knownAt = await instantOf(ledger, 1 + pick(events));
      const asked = { ...question(), knownAt };
      return duration(() => answerFigure(ledger, { name, asked, scope: 'all' }));
    };
    for (let n = 0; n < ASKED_BEFORE; n += 1) await answered();
    const samples = new Samples();
    for (let n = 0; n < times; n += 1) {
      const ms = await answered();
      samples.add(ms);
      all.add(ms);
    }
    figures[name] = shown(samples);
  }
  return { seconds: (performance.now() - began) / 1_000, all, figures };
}

const does =
  'One question at a time through the same door as the page and the API, personal fields opened, ' +
  'each at a known-at drawn evenly from the log, as in a server that runs: of every figure ' +
  `${ASKED_BEFORE} other questions are asked before and not counted, and what never changes, whole blocks of ` +
  'marks and the versions of placements, is kept from the first question on. Percentiles are of ' +
  'all figures together; each has its own in the details. The memory is the most while it asked.';

function shown(samples: Samples): object {
  const { p50Ms, p99Ms, maxMs } = samples.latency();
  return { p50Ms: rounded(p50Ms, 2), p99Ms: rounded(p99Ms, 2), maxMs: rounded(maxMs, 2) };
}

async function duration(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/** When the event at the position was recorded. */
async function instantOf({ log }: Ledger, position: number): Promise<string> {
  const [event] = await log.readAll(position - 1, 1);
  return event?.recordedAt ?? new Date().toISOString();
}

/** The same numbers on every run: a linear congruential generator. */
function random(seed: number): Pick {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}
