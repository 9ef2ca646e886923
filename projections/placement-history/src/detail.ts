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
  const details: Detail[] = [];
  for (const [name, [label, kind]] of labelledIn(labels)) {
    if (given[name] === undefined) continue;
    const value = given[name] as DetailValue;
    const was = (before?.[name] ?? null) as DetailValue;
    details.push(before ? { label, kind, value, was } : { label, kind, value });
  }
  return details;
}

type Labelled = readonly (readonly [name: string, label: Labels[string]])[];

const taken = new WeakMap<Labels, Labelled>();

// A child of some years has thousands of entries, which have the same few labels.
function labelledIn(labels: Labels): Labelled {
  const known = taken.get(labels) ?? Object.entries(labels);
  taken.set(labels, known);
  return known;
}

/** The same of a sealed part, whose values only the edge can tell apart. */
export function sealedDetails(
  labels: Labels,
  part: SealedValue | null,
  before: SealedValue | null,
): readonly Detail[] {
  if (!part) return [];
  return labelledIn(labels).map(([name, [label, kind]]) => ({
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
