import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { type Ledger, TheLedger } from '../ledger-door.js';
import { logMetrics } from './log-metrics.js';

/** Counters for Prometheus. Labels are routes, methods and names of ours: never an id. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  private readonly registers = [this.registry];
  private readonly answers = new Counter({
    name: 'ledger_http_answers_total',
    help: 'Answers by route, method and status',
    labelNames: ['route', 'method', 'status'],
    registers: this.registers,
  });
  private readonly durations = new Histogram({
    name: 'ledger_http_seconds',
    help: 'Seconds from request to answer',
    labelNames: ['route'],
    registers: this.registers,
  });

  constructor(@TheLedger() ledger: Ledger) {
    collectDefaultMetrics({ register: this.registry });
    logMetrics(ledger.log, this.registry);
    const registers = this.registers;
    new Gauge({
      name: 'ledger_projection_lag_events',
      help: 'Events of the log that a projection has not seen yet',
      labelNames: ['projection'],
      registers,
      async collect() {
        for (const { name, lag } of await ledger.readModel.status())
          this.set({ projection: name }, lag);
      },
    });
  }

  answered(answer: { route: string; method: string; status: number; seconds: number }): void {
    const { route, method, status, seconds } = answer;
    this.answers.inc({ route, method, status });
    this.durations.observe({ route }, seconds);
  }
}
