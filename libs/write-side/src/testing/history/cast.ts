import type { Message } from '@ledger/kernel';

const id = (kind: string, number: number) =>
  `${kind.repeat(8)}-0000-4000-8000-00000000000${number}`;

/** The few that every random history is about, so that its commands meet. */
export const pupils = [1, 2].map((number) => id('a', number));
export const placements = [1, 2, 3].map((number) => id('b', number));
export const providers = [1, 2].map((number) => id('c', number));
export const referrals = [1, 2].map((number) => id('d', number));
export const panelId = id('e', 1);
export const planId = id('f', 1);
export const actionRefs = ['1.1', '1.2', '2.1'];
export const teams = ['hub', 'send', 'tuition'];

/** The child whose placement or referral it is: each belongs to one child for good. */
export const ownerOf = (one: string, all: readonly string[]): string =>
  pupils[all.indexOf(one) % pupils.length] ?? '';

/** One command of a random history, before what must be read for it is read. */
export interface Turn {
  readonly category: string;
  readonly id: string;
  readonly command: Message;
}
