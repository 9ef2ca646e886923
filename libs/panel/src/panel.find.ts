import { type EventFacts, given, holdsAlready, overlaid, type PersonalPart } from '@ledger/kernel';
import { refuse } from './panel.refusals.js';
import type { Decision, Item, Panel, SaidOnce, ScheduledPanel } from './panel.state.js';

/** The meeting that a command is about. @throws Refusal when there is none */
export function meeting(state: Panel): ScheduledPanel {
  if (!state) throw refuse('panel-not-scheduled');
  return state;
}

/** The referral on the agenda. @throws Refusal when it is not there */
export function itemOf(state: Panel, referralId: string): Item {
  const item = meeting(state).items[referralId];
  if (!item?.onAgenda) throw refuse('referral-not-on-agenda', {}, 'referralId');
  return item;
}

/** What was decided. @throws Refusal when nothing is decided yet */
export function decided({ decision }: Item): SaidOnce<Decision> {
  if (!decision) throw refuse('decision-not-made', {}, 'referralId');
  return decision;
}

/** @throws Refusal when the date is before the day of what it follows */
export function mustFollow(date: string, earliest: string, field: string): void {
  if (date < earliest) throw refuse('panel-date-too-early', { date, earliest }, field);
}

/** The sealed narrative with what is said anew; none when nothing is. */
function sealedWords(
  pupilId: string,
  { known, said }: { known: object; said: object },
): PersonalPart[] {
  if (holdsAlready(known, said)) return [];
  const values = overlaid(known, said) as PersonalPart['values'];
  return [{ pupilId, class: 'narrative', values }];
}

/** The words of an event's narrative without the provenance that the envelope keeps with it. */
export function wordsIn({ personal }: Pick<EventFacts, 'personal'>): object {
  const values = personal.find((part) => part.class === 'narrative')?.values ?? {};
  const words = Object.entries(values).filter(([field]) => !provenance.includes(field));
  return Object.fromEntries(words);
}

const provenance = ['reason', 'onBehalfOf'];

/** What is said against what was said of it before: whether it is news, and what it puts right. */
export function compared(
  before: SaidOnce<object> | null,
  pupilId: string,
  { said, words }: { readonly said: object; readonly words: object },
) {
  const personal = sealedWords(pupilId, { known: before?.words ?? {}, said: given(words) });
  const isKnown = before !== null && isSaid(before.data, said) && personal.length === 0;
  const correcting = before ? { corrects: before.stated.eventId } : {};
  return { isKnown, personal, correcting };
}

/** Whether plain values of any depth are said already. */
const isSaid = (known: object, said: object): boolean =>
  Object.entries(said).every(([name, value]) => {
    const before = (known as Readonly<Record<string, unknown>>)[name];
    return value === undefined || inOrder(before) === inOrder(value);
  });

// The fields of an object in one order, whoever wrote them.
function inOrder(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    each !== null && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}
