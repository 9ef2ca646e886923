import type { Actor, Message, Source } from '@ledger/kernel';

/** One command of the demonstration, and when it is recorded. */
export interface Step {
  /** RFC 3339, UTC. */
  readonly at: string;
  readonly category: string;
  readonly streamId: string;
  readonly command: Message;
  readonly actor: Actor;
  readonly source: Source;
  readonly reason?: string;
}

export const at = (date: string, time: string): string => `${date}T${time}:00.000000Z`;
