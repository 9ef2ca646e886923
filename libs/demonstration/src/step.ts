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
  /** The decision that the step carries out. */
  readonly decisionRef?: string;
}

export const at = (date: string, time: string): string => `${date}T${time}:00.000000Z`;

interface Subject {
  readonly category: string;
  readonly id: string;
  readonly actor: Actor;
  /** The time of day at which steps of this kind are recorded, so that those of a day go together. */
  readonly time: string;
}

/** A maker of the steps of one stream. */
export const stepsOf =
  ({ category, id, actor, time }: Subject) =>
  (date: string, type: string, data: object): Step => ({
    at: at(date, time),
    category,
    streamId: `${category}-${id}`,
    command: { type, data },
    actor,
    source: { kind: 'screen' },
  });
