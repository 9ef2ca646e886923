import { sealedField } from '@ledger/caseload';
import type { SealedField, SealedValue } from '@ledger/kernel';
import type { FigureColumn } from '@ledger/read-model';

/** Personal values are sealed fields until the edge opens them. */
export type DetailValue = string | number | boolean | null | SealedField;

/** One thing that an event says; `was` is what held before, where it changes or puts something right. */
export interface Detail {
  readonly label: string;
  readonly kind: FigureColumn['kind'];
  readonly value: DetailValue;
  readonly was?: DetailValue;
  /** Null means that the event does not speak of it, not that it was taken away. */
  readonly ifGiven?: true;
}

/** What a field is called and how it is shown. */
export type Labels = Readonly<Record<string, readonly [label: string, kind: FigureColumn['kind']]>>;

type Values = Readonly<Record<string, unknown>>;

/** A detail for each labelled field that the event gives, in the order of the labels. */
export function detailsOf(labels: Labels, given: Values, before?: Values): readonly Detail[] {
  return Object.entries(labels).flatMap(([name, [label, kind]]) => {
    const value = given[name];
    if (value === undefined) return [];
    const detail = { label, kind, value: value as DetailValue };
    return [before ? { ...detail, was: (before[name] ?? null) as DetailValue } : detail];
  });
}

/** The same of a sealed part, whose values only the edge can tell apart. */
export function sealedDetails(
  labels: Labels,
  part: SealedValue | null,
  before: SealedValue | null,
): readonly Detail[] {
  if (!part) return [];
  return Object.entries(labels).map(([name, [label, kind]]) => ({
    ...{ label, kind, value: sealedField(part, name), ifGiven: true },
    ...(before ? { was: sealedField(before, name) } : {}),
  }));
}

/** A detail whose personal values are opened. */
export interface OpenDetail {
  readonly label: string;
  readonly kind: FigureColumn['kind'];
  readonly value: string | number | boolean | null;
  readonly was?: string | number | boolean | null;
  readonly ifGiven?: true;
}

/** Of opened details, those that say something: not what was not given or has stayed the same. */
export const saidIn = (details: readonly OpenDetail[]): readonly OpenDetail[] =>
  details.filter(({ value, was, ifGiven }) => {
    const isGiven = value !== null || (was !== undefined && !ifGiven);
    return isGiven && value !== was;
  });
