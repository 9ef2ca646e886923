import type { Timetabled } from '@ledger/caseload';
import type { WorkItem } from './work-item.js';
import type { Asked } from './worklist.queries.js';

type Own = Pick<WorkItem, 'kind' | 'openedOn' | 'dueOn'> & Partial<WorkItem>;

/** An item of a placement; its child's provision is what would settle it. */
export const itemOf = (placed: Timetabled, { authority }: Asked, own: Own): WorkItem => ({
  ...{ subject: `provision-${placed.recordId}`, item: placed.placementId, authority },
  ...{ pupilId: placed.recordId, providerId: placed.providerId, identity: placed.identity },
  ...{ providerRef: placed.providerRef, provider: placed.providerName, position: null },
  facts: { placementId: placed.placementId },
  ...own,
});
