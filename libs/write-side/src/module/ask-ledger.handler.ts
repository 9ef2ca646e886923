import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Recorder } from '../aggregates.js';
import type { Answer, WritePorts } from '../contract.js';
import { AskLedger } from './ask-ledger.js';

/** One handler for all aggregates: each of them would do the same. */
@CommandHandler(AskLedger)
export class AskLedgerHandler implements ICommandHandler<AskLedger> {
  private readonly byCategory: ReadonlyMap<string, Recorder>;

  constructor(
    private readonly ports: WritePorts,
    recorders: readonly Recorder[],
  ) {
    this.byCategory = new Map(recorders.map((recorder) => [recorder.category, recorder]));
  }

  /** @throws Refusal, StaleRevision, StreamContended, LogBusy, z.ZodError */
  async execute({ category, ask }: AskLedger): Promise<Answer> {
    const recorder = this.byCategory.get(category);
    if (!recorder) throw new Error(`No aggregate is called ${category}.`);
    return recorder.record(this.ports, ask);
  }
}
