export { benches, type Bench } from './benches.js';
export { type BenchReport } from './measure/report.js';
export { type BenchOptions } from './options.js';
