import type { AppendOutcome, AppendRequest, Decider, Message } from '@ledger/kernel';
import type { WritePorts } from './contract.js';

/** One aggregate's way to the log. */
export interface Write<S, C extends Message, E extends Message> {
  readonly ports: WritePorts;
  readonly decider: Decider<S, C, E>;
  readonly append: (request: AppendRequest) => Promise<AppendOutcome>;
}
