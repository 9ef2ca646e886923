import { checkDatesOf, type Leaver } from '@ledger/transition';
import { factsOf } from './watching.js';
import type { WorkItem } from './work-item.js';
import type { Asked, WorklistView } from './worklist.queries.js';
import type { ItemRow } from './worklist.tables.js';

/** The next check of each destination that is still to be made. */
export async function destinationChecks(
  view: WorklistView,
  { authority, on }: Asked,
): Promise<readonly WorkItem[]> {
  const rows = await view.rows(
    'item',
    `authority = $1 and kind in ('left', 'checked') and opened_on <= $2::date
       and (closed_on is null or closed_on > $2::date)`,
    [authority, on],
  );
  const checked = new Set(
    rows.filter(({ kind }) => kind === 'checked').map(({ subject, item }) => `${subject} ${item}`),
  );
  return rows
    .filter(({ kind }) => kind === 'left')
    .flatMap((left) => {
      const next = pointsOf(left).find(([point]) => !checked.has(`${left.subject} ${point}`));
      return next ? [checkOf(left, next)] : [];
    });
}

function pointsOf({ openedOn, facts }: ItemRow): readonly (readonly [string, string])[] {
  const { leaver } = facts as unknown as { readonly leaver: Leaver };
  const dates = Object.entries(checkDatesOf(openedOn, leaver));
  return dates.sort(([, one], [, other]) => (one < other ? -1 : 1));
}

const checkOf = (left: ItemRow, [point, dueOn]: readonly [string, string]): WorkItem => ({
  ...{ kind: 'destination-check', subject: left.subject, item: point, dueOn },
  ...{ authority: left.authority, pupilId: left.pupilId, providerId: null, identity: null },
  ...{ providerRef: null, provider: null, openedOn: left.openedOn, position: left.position },
  facts: { ...factsOf(left), point },
});
