import { type Hardware, loadNow } from './hardware.js';

/** Another way to do the same, measured in the same run on the same server. */
export interface Beside {
  readonly name: string;
  readonly events: number;
  readonly eventsPerSecond: number;
  /** What it does and does not do of what the ledger does. */
  readonly does: string;
}

/** One benchmark, as `ledger bench NAME --json` prints it. */
export interface BenchReport {
  readonly bench: string;
  /** Of a rebuild: the projection. */
  readonly projection?: string;
  /** What the rate counts. */
  readonly unit: string;
  readonly events: number;
  readonly seconds: number;
  readonly eventsPerSecond: number;
  /** Of all samples; null where there is one sample only. */
  readonly p50Ms: number | null;
  readonly p99Ms: number | null;
  /** The most memory that the process held until the measurement ended, in MiB. */
  readonly rssMb: number;
  readonly peer: Beside | null;
  /** How many times the peer's rate; null where there is no peer. */
  readonly ratio: number | null;
  readonly floor: Beside | null;
  /** How many times as long as the floor; null where there is none. */
  readonly timesFloor: number | null;
  /** What the measured side does. */
  readonly does: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly hardware: Hardware;
}

export interface Measured {
  readonly bench: string;
  readonly projection?: string;
  readonly unit?: string;
  readonly events: number;
  /** What the rate counts, where it is not the events. */
  readonly answers?: number;
  readonly seconds: number;
  readonly latency?: { readonly p50Ms: number; readonly p99Ms: number };
  readonly rssMb: number;
  readonly peer?: Beside | null;
  readonly floor?: Beside | null;
  readonly does: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** The report of what was measured on the hardware. */
export function reportOf(measured: Measured, hardware: Hardware): BenchReport {
  const { bench, projection, events, seconds, rssMb, does } = measured;
  const { unit = 'events', details = {}, answers = events } = measured;
  const eventsPerSecond = rateOf(answers, seconds);
  return {
    bench,
    ...(projection === undefined ? {} : { projection }),
    unit,
    events,
    seconds: rounded(seconds, 3),
    eventsPerSecond,
    ...percentiles(measured),
    rssMb,
    ...beside(measured, eventsPerSecond),
    does,
    details,
    hardware: { ...hardware, loadAfter: loadNow() },
  };
}

const percentiles = ({ latency }: Measured) => ({
  p50Ms: latency ? rounded(latency.p50Ms, 2) : null,
  p99Ms: latency ? rounded(latency.p99Ms, 2) : null,
});

const beside = ({ peer = null, floor = null }: Measured, eventsPerSecond: number) => ({
  peer,
  ratio: peer && rounded(eventsPerSecond / peer.eventsPerSecond, 2),
  floor,
  timesFloor: floor && rounded(floor.eventsPerSecond / eventsPerSecond, 2),
});

/** Whole events a second. */
export const rateOf = (events: number, seconds: number): number => Math.round(events / seconds);

export const rounded = (value: number, places: number): number => Number(value.toFixed(places));

/** The most memory that this process has held so far, in MiB. */
export const mostMemory = (): number => Math.round(process.resourceUsage().maxRSS / 1024);

/** How long the work took, in seconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1_000;
}
