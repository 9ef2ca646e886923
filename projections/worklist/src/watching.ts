import type { Message } from '@ledger/kernel';
import type { Change, Handler, Json, Need, Rows, Seen } from '@ledger/read-model';
import { addDays } from '@ledger/school-time';
import { type HiddenKind, isKind, type KindName } from './kinds.js';
import { kindOf } from './work-item.js';
import type { ItemRow, WorklistTables } from './worklist.tables.js';

type AnyKind = KindName | HiddenKind;

/** What an event puts on the list. What it leaves out is that of the event: stream, authority, day. */
export interface Opening {
  readonly opens: AnyKind;
  readonly item?: string;
  readonly subject?: string;
  readonly authority?: string;
  readonly openedOn?: string;
  readonly dueOn?: string | null | undefined;
  readonly pupilId?: string | null | undefined;
  readonly providerId?: string | null | undefined;
  readonly facts?: Readonly<Record<string, Json>>;
}

/** What an event takes off the list; without `item`, every one of the kind in the stream. */
export interface Closing {
  readonly closes: AnyKind;
  readonly item?: string;
  readonly on: string;
  /** What a later event must know of how it was taken off. */
  readonly noting?: Readonly<Record<string, Json>>;
}
export type Step = Opening | Closing;

/** The items of the event's stream, as they stood before it. */
export interface Known {
  readonly rows: readonly ItemRow[];
  /** The one that is open, else the one that was open last. */
  last(kind: AnyKind, item?: string): ItemRow | undefined;
  isOpen(kind: AnyKind, item?: string): boolean;
}

type Steps<E extends Message, T extends E['type']> = (
  event: Seen<E, T>,
  known: Known,
) => readonly Step[];
/** Where items besides those of its own stream are that the event settles. */
type Also<E extends Message, T extends E['type']> = (event: Seen<E, T>) => readonly ItemNeed[];

/** A handler that puts items on the list and takes them off. */
export const watching =
  <E extends Message>() =>
  <T extends E['type']>(steps: Steps<E, T>, also: Also<E, T> = () => []) =>
    ({
      needs: (event) => [bySubject(event.streamId), ...also(event)],
      changes(event, rows) {
        const needs = [bySubject(event.streamId), ...also(event)];
        const seen = needs.flatMap(({ index, values }) => rows.many('item', index, values));
        const known = knownOf(seen);
        return steps(event, known).flatMap((step) =>
          'opens' in step ? [opened(event, known, step)] : closed(known, step),
        );
      },
    }) satisfies Handler<E, T, WorklistTables>;

interface ItemNeed {
  readonly table: 'item';
  readonly index: string;
  readonly values: Readonly<Record<string, string>>;
}

/** The items of a stream. */
export const bySubject = (subject: string): ItemNeed => ({
  ...{ table: 'item', index: 'bySubject', values: { subject } },
});

/** The items of a kind that are a provider's. */
export const ofProvider = (kind: AnyKind, providerId: string): ItemNeed => ({
  ...{ table: 'item', index: 'byProvider', values: { kind, providerId } },
});

function knownOf(rows: readonly ItemRow[]): Known {
  const last = (kind: AnyKind, item = '') =>
    rows
      .filter((row) => row.kind === kind && row.item === item)
      .reduce<ItemRow | undefined>(
        (found, row) => (found && found.openedAt > row.openedAt ? found : row),
        undefined,
      );
  return { rows, last, isOpen: (kind, item) => last(kind, item)?.closedOn === null };
}

type Told = Seen<Message>;

/** The open item said anew, or a new one. */
function opened(event: Told, known: Known, opening: Opening): Change {
  const { opens: kind, item = '', subject = event.streamId } = opening;
  const before = known.last(kind, item);
  const openedAt = before && before.closedOn === null ? before.openedAt : event.position;
  const { authority } = event.meta;
  const row: ItemRow = {
    ...{ authority, openedOn: firstDayOf(event, opening), ...nothing, ...said(opening) },
    ...{ kind, subject, item, openedAt, position: event.position, closedOn: null },
  };
  return { do: 'put', table: 'item', row };
}

/** What is true only on the day that it is due, such as a visit, is on the list from its notice on. */
function firstDayOf({ meta: { effectiveOn } }: Told, { opens, dueOn }: Opening): string {
  if (!isKind(opens) || !dueOn || dueOn > effectiveOn) return effectiveOn;
  return addDays(dueOn, -(kindOf({ kind: opens }).noticeDays ?? 0));
}

const nothing = { pupilId: null, providerId: null, dueOn: null, facts: {} };

/** Of what a step says, what it does say. */
const said = ({ authority, openedOn, dueOn, pupilId, providerId, facts }: Opening) =>
  Object.fromEntries(
    Object.entries({ authority, openedOn, dueOn, pupilId, providerId, facts }).filter(
      ([, value]) => value !== undefined,
    ),
  ) as Partial<Pick<ItemRow, 'authority' | 'openedOn' | 'facts'>>;

const closed = ({ rows }: Known, { closes, item, on, noting }: Closing): readonly Change[] =>
  rows
    .filter((row) => row.kind === closes && row.closedOn === null)
    .filter((row) => item === undefined || row.item === item)
    .map((row) => {
      const facts = { ...factsOf(row), ...noting };
      return { do: 'put', table: 'item', row: { ...row, facts, closedOn: on } };
    });

/** The plain codes, dates and ids of an item. */
export const factsOf = ({ facts }: Pick<ItemRow, 'facts'>) =>
  facts as Readonly<Record<string, Json>>;

/** An item as it was opened, to be opened again with something else. */
export const asOpened = (row: ItemRow) => ({
  ...{ opens: row.kind as AnyKind, item: row.item, subject: row.subject },
  ...{ authority: row.authority, pupilId: row.pupilId, providerId: row.providerId },
  ...{ openedOn: row.openedOn, dueOn: row.dueOn, facts: factsOf(row) },
});

/** Two handlers of one event as one. */
export function both<E>(one: AnyOf<E>, other: AnyOf<E>) {
  return {
    needs: (event: E): readonly Need[] => [
      ...(one.needs?.(event) ?? []),
      ...(other.needs?.(event) ?? []),
    ],
    changes: (event: E, rows: Rows<WorklistTables>): readonly Change[] => [
      ...one.changes(event, rows),
      ...other.changes(event, rows),
    ],
  };
}

interface AnyOf<E> {
  readonly needs?: (event: E) => readonly Need[];
  readonly changes: (event: E, rows: Rows<WorklistTables>) => readonly Change[];
}
