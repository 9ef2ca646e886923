import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { Ledger } from '../ledger-door.js';

const batchSizes = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1000];
const seconds = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1, 5, 30];

/** How appending to the log fares in this process, and where the log ends. */
export function logMetrics(log: Ledger['log'], register: Registry): void {
  const registers = [register];
  positions(log, registers);
  const histogram = (name: string, help: string, buckets: number[]) =>
    new Histogram({ name, help, buckets, registers });
  const counter = (name: string, help: string) => new Counter({ name, help, registers });
  const size = histogram('ledger_append_batch_events', 'Events of a batch', batchSizes);
  const queued = histogram(
    'ledger_append_queue_seconds',
    'Seconds that the first request of a batch waited to be sent',
    seconds,
  );
  const took = histogram(
    'ledger_append_batch_seconds',
    'Seconds from sending a batch to its answer',
    seconds,
  );
  const requests = counter('ledger_append_requests_total', 'Requests that the log answered');
  const busy = counter('ledger_append_busy_total', 'Requests turned away because too much waited');
  const reconnects = counter(
    'ledger_listener_reconnects_total',
    'Times that the connection which hears of new events was lost and made again',
  );
  log.observe?.({
    batch(batch) {
      size.observe(batch.events);
      queued.observe(batch.queuedSeconds);
      took.observe(batch.seconds);
      requests.inc(batch.requests);
    },
    busy: () => busy.inc(),
    listenerReconnected: () => reconnects.inc(),
  });
}

function positions(log: Ledger['log'], registers: Registry[]): void {
  new Gauge({
    name: 'ledger_log_position',
    help: 'The last position of the event log',
    registers,
    async collect() {
      this.set((await log.head()).position);
    },
  });
  new Gauge({
    name: 'ledger_append_waiting_events',
    help: 'Events of this process that wait or are being appended',
    registers,
    collect() {
      this.set(log.waiting?.() ?? 0);
    },
  });
}
