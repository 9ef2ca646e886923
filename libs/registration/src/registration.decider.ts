import { type DataOf, type Decided, type Decider, type Stated, statedBy } from '@ledger/kernel';
import { RegistrationCommand } from './registration.commands.js';
import { RegistrationEvent } from './registration.events.js';
import { refuse } from './registration.refusals.js';

type Breached = DataOf<RegistrationEvent, 'RegistrationThresholdBreached'>;
type Rule = Breached['rule'];

/** From `from` until `cleared`, the first day on which it no longer holds; null while it lasts. */
export interface Breach {
  readonly from: string;
  readonly children: number;
  readonly stated: Stated;
  readonly cleared: { readonly from: string; readonly stated: Stated } | null;
}

/** The breaches of each rule at one provider, in order of time; at most the last one lasts. */
export type Registration = Readonly<Partial<Record<Rule, readonly Breach[]>>>;

type Events = Decided<RegistrationEvent>[];

export const registration: Decider<Registration, RegistrationCommand, RegistrationEvent> = {
  category: 'registration',
  events: RegistrationEvent,
  commands: RegistrationCommand,
  initial: {},

  evolve: {
    RegistrationThresholdBreached(state, { rule, from, children }, facts) {
      const before = state[rule] ?? [];
      const others = before.filter(({ cleared }) => cleared);
      return {
        ...state,
        [rule]: [...others, { from, children, stated: statedBy(facts), cleared: null }],
      };
    },
    RegistrationThresholdCleared: (state, { rule, from }, facts) => ({
      ...state,
      [rule]: (state[rule] ?? []).map((breach, at, all) =>
        at === all.length - 1 ? { ...breach, cleared: { from, stated: statedBy(facts) } } : breach,
      ),
    }),
  },

  // What is told again with another day puts the day right; a breach that is over stays in the record.
  decide: {
    RecordThresholdBreach: (state, data) => breach(state[data.rule] ?? [], data),
    ClearThresholdBreach: (state, data) => clearing(state[data.rule] ?? [], data),
  },
};

function breach(known: readonly Breach[], data: Breached): Events {
  const { from, children } = data;
  if (known.some((each) => each.from === from && each.children === children)) return [];
  const last = known.at(-1);
  const isOver = last?.cleared;
  if (isOver && from < isOver.from)
    throw refuse('breaches-overlap', { cleared: isOver.from }, 'from');
  const corrects = last && !isOver ? { corrects: last.stated.eventId } : {};
  return [{ type: 'RegistrationThresholdBreached', data, effectiveOn: from, ...corrects }];
}

function clearing(
  known: readonly Breach[],
  data: DataOf<RegistrationCommand, 'ClearThresholdBreach'>,
): Events {
  const { from } = data;
  const last = known.at(-1);
  if (!last) throw refuse('threshold-not-breached');
  if (known.some(({ cleared }) => cleared?.from === from)) return [];
  if (from < last.from)
    throw refuse('breach-cleared-before-it-began', { began: last.from, from }, 'from');
  const corrects = last.cleared ? { corrects: last.cleared.stated.eventId } : {};
  return [{ type: 'RegistrationThresholdCleared', data, effectiveOn: from, ...corrects }];
}
