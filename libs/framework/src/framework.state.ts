import type { DataOf, Stated } from '@ledger/kernel';
import type { FrameworkCommand } from './framework.commands.js';
import type { FrameworkEvent, FrameworkRateBasis } from './framework.events.js';
import { refuse } from './framework.refusals.js';

type Of<T extends FrameworkEvent['type']> = DataOf<FrameworkEvent, T>;
export type Asked<T extends FrameworkCommand['type']> = DataOf<FrameworkCommand, T>;
export type Terms = Of<'FrameworkEstablished'>;
export type AgreedRate = Of<'RateAgreed'>;
export type Proposal = Of<'UpliftProposed'>;
export type Block = Of<'BlockPlacesAgreed'>;
export type Ceiling = Of<'CeilingChanged'>;

/** A statement that stands, and the event that made it. */
export interface Known<T> {
  readonly value: T;
  readonly stated: Stated;
}

type Table<T> = ReadonlyMap<string, T>;

/** One stay of a provider on a lot; both days are included. */
export interface Membership {
  readonly joined: Known<string>;
  readonly left?: Known<string>;
}

export type UpliftStatus = 'proposed' | 'approved' | 'refused';

export interface Uplift {
  readonly status: UpliftStatus;
  readonly proposal: Known<Proposal>;
  /** From when it counts: as approved, else as proposed. */
  readonly effectiveFrom: string;
  /** What was decided, once it is. */
  readonly decision?: Known<Of<'UpliftApproved'> | Of<'UpliftRefused'>>;
}

/** A framework that was established. */
export interface EstablishedFramework {
  readonly terms: Known<Terms>;
  /** The last day, extensions included. */
  readonly ends: string;
  /** By provider and lot, in the order of time. */
  readonly memberships: Table<readonly Membership[]>;
  /** By provider, lot, basis and date. */
  readonly rates: Table<Known<AgreedRate>>;
  readonly uplifts: Table<Uplift>;
  readonly blocks: Table<Known<Block>>;
  /** By the date from which they hold. */
  readonly ceilings: Table<Known<Ceiling>>;
}

/** A framework agreement; null while it is not on record. */
export type Framework = EstablishedFramework | null;

type OnLot = { readonly providerId: string; readonly lot: string };

export const lotKey = ({ providerId, lot }: OnLot) => JSON.stringify([providerId, lot]);

export const rateKey = (rate: OnLot & { basis: FrameworkRateBasis; from: string }) =>
  JSON.stringify([rate.providerId, rate.lot, rate.basis, rate.from]);

/** The stays of a provider on a lot, in the order of time. */
export const staysOf = (state: EstablishedFramework, onLot: OnLot): readonly Membership[] =>
  state.memberships.get(lotKey(onLot)) ?? [];

/** Whether a provider was on a lot on a date. */
export function isOnLot(state: EstablishedFramework, onLot: OnLot, date: string): boolean {
  return staysOf(state, onLot).some(
    ({ joined, left }) => joined.value <= date && (left === undefined || date <= left.value),
  );
}

/** @throws Refusal `framework-not-established` */
export function established(state: Framework): EstablishedFramework {
  if (state) return state;
  throw refuse('framework-not-established');
}
