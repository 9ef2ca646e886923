import type { DataOf, Decided, Stated } from '@ledger/kernel';
import type { ProviderCommand } from './provider.commands.js';
import type { ProviderEvent } from './provider.events.js';
import { refuse } from './provider.refusals.js';

type Suspended = DataOf<ProviderEvent, 'ProviderSuspended'>;
type Step = Suspended & { readonly stated: Stated };

/** A suspension from its first step until it was lifted; each step widens or narrows it. */
export interface Suspension {
  readonly steps: readonly [Step, ...Step[]];
  /** The first day on which it no longer holds; null while it lasts. */
  readonly lifted: { readonly from: string; readonly stated: Stated } | null;
}

/** In the order recorded, which is the order in time; at most the last one lasts. */
export type Suspensions = readonly Suspension[];

/** What a suspension closes on the date, or null where there is none. */
export function suspensionOn(suspensions: Suspensions, date: string): Suspended['scope'] | null {
  const spell = suspensions.find(
    ({ steps: [first], lifted }) => first.from <= date && (!lifted || date < lifted.from),
  );
  return spell?.steps.findLast(({ from }) => from <= date)?.scope ?? null;
}

export function suspended(spells: Suspensions, step: Step): Suspensions {
  const last = spells.at(-1);
  if (!last || last.lifted) return [...spells, { steps: [step], lifted: null }];
  return [...spells.slice(0, -1), { ...last, steps: [...last.steps, step] }];
}

export function suspensionCorrected(spells: Suspensions, step: Step): Suspensions {
  return spells.map((spell) => {
    const [first, ...later] = spell.steps;
    const put = (known: Step) => (known.from === step.from ? step : known);
    return { ...spell, steps: [put(first), ...later.map(put)] };
  });
}

export function suspensionLifted(spells: Suspensions, from: string, stated: Stated): Suspensions {
  const last = spells.at(-1);
  return last ? [...spells.slice(0, -1), { ...last, lifted: { from, stated } }] : spells;
}

type Events = Decided<ProviderEvent>[];

export function suspendProvider(
  spells: Suspensions,
  data: DataOf<ProviderCommand, 'SuspendProvider'>,
): Events {
  const steps = spells.flatMap((spell) => spell.steps);
  const known = steps.find(({ from }) => from === data.from);
  if (known) return corrected(known, data);
  inOrder(spells.at(-1), data);
  return [{ type: 'ProviderSuspended', data, effectiveOn: data.from }];
}

function corrected(known: Step, data: Suspended): Events {
  if (known.scope === data.scope && known.reasonCode === data.reasonCode) return [];
  const { eventId: corrects, effectiveOn } = known.stated;
  return [{ type: 'ProviderSuspensionCorrected', data, effectiveOn, corrects }];
}

function inOrder(last: Suspension | undefined, { scope, from }: Suspended): void {
  if (!last) return;
  const { steps, lifted } = last;
  if (lifted) return afterIt(lifted.from, from);
  const before = steps.at(-1) ?? steps[0];
  if (before.scope === scope || from < before.from)
    throw refuse('provider-already-suspended', { since: before.from }, 'from');
}

function afterIt(lifted: string, from: string): void {
  if (from < lifted) throw refuse('suspensions-overlap', { lifted }, 'from');
}

/** A lift that is told again with another day puts the day right: it may be one of the past. */
export function liftSuspension(spells: Suspensions, from: string): Events {
  const last = spells.at(-1);
  if (!last) throw refuse('provider-not-suspended');
  const since = last.steps[0].from;
  if (last.lifted?.from === from) return [];
  if (from < since) throw refuse('suspension-lifted-before-it-starts', { since, from }, 'from');
  const corrects = last.lifted ? { corrects: last.lifted.stated.eventId } : {};
  return [{ type: 'ProviderSuspensionLifted', data: { from }, effectiveOn: from, ...corrects }];
}
