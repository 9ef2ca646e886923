import { benchAppend } from './append/append.bench.js';
import type { BenchReport } from './measure/report.js';
import type { BenchOptions } from './options.js';

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
]);
