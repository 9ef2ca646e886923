import { benchAppend } from './append/append.bench.js';
import { benchImport } from './import/import.bench.js';
import { benchLive } from './live/live.bench.js';
import type { BenchReport } from './measure/report.js';
import type { BenchOptions } from './options.js';
import { benchQuery } from './query/query.bench.js';
import { benchRebuild } from './rebuild/rebuild.bench.js';
import { benchVerify } from './verify/verify.bench.js';

export interface Bench {
  /** A sentence: what is measured. */
  readonly measures: string;
  /** How many events where none are asked for. */
  readonly events: number;
  run(options: BenchOptions): Promise<BenchReport | readonly BenchReport[]>;
}

/** Every benchmark by its name. */
export const benches: ReadonlyMap<string, Bench> = new Map<string, Bench>([
  ['append', { measures: 'appends by many callers', events: 200_000, run: benchAppend }],
  ['live', { measures: 'append to row visible at a rate', events: 40_000, run: benchLive }],
  ['rebuild', { measures: 'the rebuild of each projection', events: 100_000, run: benchRebuild }],
  ['query', { measures: 'figures at random known-at', events: 100_000, run: benchQuery }],
  ['import', { measures: 'the import of attendance', events: 200_000, run: benchImport }],
  ['verify', { measures: 'the verification of a whole log', events: 200_000, run: benchVerify }],
]);
