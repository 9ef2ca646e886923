import { fromTheBeginning, recordsOf, survivorsIn } from '@ledger/caseload';
import type { PersonalPart, SealedValue } from '@ledger/kernel';
import type { WorklistView } from './worklist.queries.js';

/** Opens sealed parts, in order; null for one whose key is destroyed. */
export type OpenParts = (
  sealed: readonly SealedValue[],
) => Promise<readonly (PersonalPart | null)[]>;

/** What decides of a child whether one is enough to need registration. */
export interface Status {
  readonly ehcp: boolean;
  readonly lookedAfter: boolean;
}

/** What is known of a child's status over time. */
export interface Statuses {
  on(date: string): Status;
  /** The dates from which it may be another. */
  readonly changes: readonly string[];
  /** From when the child has the EHC plan that it has on the date, null without one or a date. */
  planFrom(date: string): string | null;
}

interface Entry extends Status {
  readonly from: string;
}

/**
 * Who has an EHC plan or is looked after, of the children who are placed on the day or ever were
 * with a provider that is not registered. It is opened here for the question and kept nowhere.
 */
export async function statusesIn(
  view: WorklistView,
  today: string,
  open: OpenParts,
): Promise<(pupilId: string) => Statuses> {
  const rows = await view.sql<{ pupilId: string; from: string; needs: SealedValue }>(
    `select needs.pupil_id, needs."from", needs.needs from ${view.known('needs')} needs
     where needs.pupil_id in (
         select leg.pupil_id from ${view.known('leg')} leg
         where leg.ended_on is null or leg.ended_on >= $1::date or leg.provider_id in (
           select item.provider_id from ${view.known('item')} item
           where item.kind = 'unregistered-provider' and item.closed_on is null))
       or needs.pupil_id in (select stays_id from ${view.known('merged')} merged)
     order by needs."from"`,
    [today],
  );
  const parts = rows.length > 0 ? await open(rows.map(({ needs }) => needs)) : [];
  const entries = new Map<string, Entry[]>();
  rows.forEach(({ pupilId, from }, at) => {
    const { senStatus, lookedAfter } = parts[at]?.values ?? {};
    const entry = { from, ehcp: senStatus === 'E', lookedAfter: lookedAfter === true };
    entries.set(pupilId, [...(entries.get(pupilId) ?? []), entry]);
  });
  const survivors = await survivorsIn(view);
  return (pupilId) =>
    statusesOf(recordsOf(survivors, pupilId).map((record) => entries.get(record) ?? []));
}

/** Over all records of one child: what one of them says is so. */
function statusesOf(records: readonly (readonly Entry[])[]): Statuses {
  const on = (date: string): Status => {
    const now = records.flatMap((entries) => entryOn(entries, date) ?? []);
    return {
      ehcp: now.some(({ ehcp }) => ehcp),
      lookedAfter: now.some(({ lookedAfter }) => lookedAfter),
    };
  };
  const changes = [...new Set(records.flat().map(({ from }) => from))].sort();
  const planFrom = (date: string): string | null => {
    const past = changes.filter((from) => from <= date);
    const without = past.findLastIndex((from) => !on(from).ehcp);
    const from = past[without + 1];
    return from === undefined || from === fromTheBeginning ? null : from;
  };
  return { on, changes, planFrom };
}

const entryOn = (entries: readonly Entry[], date: string): Entry | undefined =>
  entries.findLast(({ from }) => from <= date) ?? entries[0];
