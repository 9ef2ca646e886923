import type { Decided, Message, PersonalPart } from '@ledger/kernel';
import type { CommandMeta } from './contract.js';

/** Stands in the envelope where the text itself is in the event's sealed part `narrative`. */
export const SEALED = 'sealed';

export interface FreeText {
  /** What the envelope says. */
  readonly clear: { readonly reason?: string; readonly onBehalfOf?: string };
  /** The event's personal parts with what was taken out of the clear. */
  readonly personal: readonly PersonalPart[];
}

/**
 * Free text never stands in the clear on a child's event: `reason` and `onBehalfOf` (which may name
 * a person) become fields of the event's part (child, narrative), and the envelope says `sealed` in
 * their place, so that a reader can tell that there is one. On an event that is about no child they
 * stay in the envelope.
 */
export function freeTextOf(meta: CommandMeta, event: Decided<Message>): FreeText {
  const said = saidIn(meta, event);
  const parts = event.personal ?? [];
  const { pupilId } = event;
  if (pupilId === undefined || Object.keys(said).length === 0)
    return { clear: said, personal: parts };
  const isNarrative = (part: PersonalPart) =>
    part.pupilId === pupilId && part.class === 'narrative';
  const values = { ...parts.find(isNarrative)?.values, ...said };
  const narrative: PersonalPart = { pupilId, class: 'narrative', values };
  return {
    clear: Object.fromEntries(Object.keys(said).map((name) => [name, SEALED])),
    personal: [...parts.filter((part) => !isNarrative(part)), narrative],
  };
}

function saidIn(meta: CommandMeta, { corrects }: Decided<Message>): FreeText['clear'] {
  const { onBehalfOf } = meta;
  const reason = meta.reason ?? (corrects === undefined ? undefined : meta.correctionReason);
  return {
    ...(reason?.trim() ? { reason: reason.trim() } : {}),
    ...(onBehalfOf?.trim() ? { onBehalfOf: onBehalfOf.trim() } : {}),
  };
}
