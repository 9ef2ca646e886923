import { decide, type Decided, type Decider, evolve, type Message, Refusal } from '../index.js';

/** One command of a random history that was not refused, with the states around it. */
export interface Step<S, C extends Message, E extends Message> {
  readonly command: C;
  readonly before: S;
  readonly after: S;
  readonly events: readonly Decided<E>[];
  /** What the same command, asked once more, would record. */
  readonly again: readonly Decided<E>[] | Refusal;
}

/**
 * Plays a random history from the beginning: what a rule refuses is passed over, all else is shown
 * to `see` and must read back through the schema as written. Gives the last state.
 */
export function played<S, C extends Message, E extends Message>(
  decider: Decider<S, C, E>,
  commands: readonly C[],
  see: (step: Step<S, C, E>) => void,
): S {
  let ids = 0;
  let state = decider.initial;
  for (const command of commands) {
    const before = state;
    const events = asked(decider, before, command);
    if (events instanceof Refusal) continue;
    for (const event of events) {
      readsBack(decider, event);
      const facts = { eventId: `event-${(ids += 1)}`, authority: '801' };
      state = evolve(decider, state, { ...event, ...facts, personal: event.personal ?? [] });
    }
    see({ command, before, after: state, events, again: asked(decider, state, command) });
  }
  return state;
}

function asked<S, C extends Message, E extends Message>(
  decider: Decider<S, C, E>,
  state: S,
  command: C,
): readonly Decided<E>[] | Refusal {
  try {
    return decide(decider, state, { command, facts: { today: '2026-06-30' } });
  } catch (thrown) {
    if (thrown instanceof Refusal) return thrown;
    throw thrown;
  }
}

function readsBack<E extends Message>(
  { events }: { readonly events: { parse(value: unknown): E } },
  { type, data }: Decided<E>,
): void {
  expect(events.parse(JSON.parse(JSON.stringify({ type, data })))).toEqual({ type, data });
}
