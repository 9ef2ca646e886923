import type { BenchReport } from './measure/report.js';
import type { BenchOptions } from './options.js';

export interface Bench {
  /** A sentence: what is measured. */
  readonly measures: string;
  /** How many events where none are asked for. */
  readonly events: number;
  run(options: BenchOptions): Promise<BenchReport | readonly BenchReport[]>;
}

/** Every benchmark by its name; each is loaded when it is run, with its peer. */
export const benches: ReadonlyMap<string, Bench> = new Map<string, Bench>([
  [
    'append',
    {
      measures: 'appends by many callers',
      events: 200_000,
      run: async (options) => (await import('./append/append.bench.js')).benchAppend(options),
    },
  ],
  [
    'live',
    {
      measures: 'append to row visible at a rate',
      events: 40_000,
      run: async (options) => (await import('./live/live.bench.js')).benchLive(options),
    },
  ],
  [
    'rebuild',
    {
      measures: 'the rebuild of each projection',
      events: 100_000,
      run: async (options) => (await import('./rebuild/rebuild.bench.js')).benchRebuild(options),
    },
  ],
  [
    'query',
    {
      measures: 'figures at random known-at',
      events: 100_000,
      run: async (options) => (await import('./query/query.bench.js')).benchQuery(options),
    },
  ],
  [
    'import',
    {
      measures: 'the import of attendance',
      events: 200_000,
      run: async (options) => (await import('./import/import.bench.js')).benchImport(options),
    },
  ],
  [
    'verify',
    {
      measures: 'the verification of a whole log',
      events: 200_000,
      run: async (options) => (await import('./verify/verify.bench.js')).benchVerify(options),
    },
  ],
]);
