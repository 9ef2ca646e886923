import { Command } from '@nestjs/cqrs';
import type { Answer, Ask } from '../contract.js';

/** Any command to any aggregate: `category` names the aggregate (`provision`). */
export class AskLedger extends Command<Answer> {
  constructor(
    readonly category: string,
    readonly ask: Ask,
  ) {
    super();
  }
}
