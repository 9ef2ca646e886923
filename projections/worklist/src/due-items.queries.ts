import type { Json } from '@ledger/read-model';
import { saidByOwnAuthority } from './merge.queries.js';
import { reviewsToCome } from './review.queries.js';
import { type OpenParts, statusesIn } from './status.queries.js';
import { thresholdItems } from './threshold.queries.js';
import type { WorkItem } from './work-item.js';
import { itemsOn, type WorklistView } from './worklist.queries.js';

/** What is due, as a policy is asked about it; `item` tells several in one stream apart. */
export interface DueItem {
  /** A kind of the worklist, or `review-to-come`, `threshold-breached`, `threshold-cleared`. */
  readonly kind: string;
  readonly subject: string;
  readonly item: string;
  readonly pupilId?: string;
  readonly providerId?: string;
  readonly authority: string;
  readonly dueOn: string;
  readonly facts: Readonly<Record<string, Json>>;
}

/**
 * What is due by the day, of every authority. Read it as 'all'.
 * @param today YYYY-MM-DD
 * @param open opens what is sealed of needs: who has an EHC plan or is looked after
 */
export async function dueItems(
  view: WorklistView,
  today: string,
  open: OpenParts,
): Promise<readonly DueItem[]> {
  const statuses = await statusesIn(view, today, open);
  const authorities = await view.sql<{ authority: string }>(
    `select authority from ${view.known('item')} item
     union select authority from ${view.known('leg')} leg order by authority`,
  );
  const due: DueItem[] = [];
  for (const { authority } of authorities) {
    const items = await itemsOn(view, { authority, on: today });
    due.push(...items.flatMap((item) => dueOf(item, today)));
    due.push(...(await reviewsToCome(view, { authority, on: today }, statuses)));
  }
  const contracts = await contractsOf(view, due);
  const items = await saidByOwnAuthority(view, due);
  return [...items.map(contracts), ...(await thresholdItems(view, today, statuses))];
}

function dueOf(work: WorkItem, today: string): readonly DueItem[] {
  const { kind, subject, authority, dueOn, facts, pupilId, providerId } = work;
  if (dueOn === null || dueOn > today) return [];
  return [
    {
      ...{ kind, subject, item: itemIn(work), authority, dueOn, facts },
      ...(pupilId !== null && { pupilId }),
      ...(providerId !== null && { providerId }),
    },
  ];
}

// Two records may be merged a second time, from the same date: each time it is asked once.
const itemIn = ({ kind, item, position }: WorkItem): string =>
  kind.endsWith('merge-to-tell') ? `${item} ${position}` : item;

/** What the commands of a placement need to know of it: its first day, and its contract. */
async function contractsOf(view: WorklistView, due: readonly DueItem[]) {
  const placements = due.flatMap(({ facts }) => facts['placementId'] ?? []) as string[];
  const legs = await view.rows('leg', 'placement_id = any($1)', [placements]);
  const terms = new Map<unknown, DueItem['facts']>(
    legs.map(({ placementId, startsOn, leg }) => {
      const { chargedWhenClosed = false } = leg as { chargedWhenClosed?: boolean };
      return [placementId, { startsOn, charged: chargedWhenClosed }];
    }),
  );
  return (item: DueItem): DueItem => ({
    ...item,
    facts: { ...item.facts, ...terms.get(item.facts['placementId']) },
  });
}
