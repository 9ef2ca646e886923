import type { DataOf, Stated } from '@ledger/kernel';
import type { PanelEvent } from './panel.events.js';

export type Scheduled = DataOf<PanelEvent, 'PanelScheduled'>;
export type Decision = DataOf<PanelEvent, 'PanelDecided'>;
export type SecondApproval = DataOf<PanelEvent, 'SecondApprovalGiven'>;

/** What an event said, with its words; they are empty once the child is erased. */
export interface SaidOnce<Data> {
  readonly data: Data;
  readonly words: object;
  readonly stated: Stated;
}

/** One referral on the agenda. */
export interface Item {
  readonly pupilId: string;
  readonly onAgenda: boolean;
  readonly considered: SaidOnce<DataOf<PanelEvent, 'PanelConsidered'>> | null;
  readonly decision: SaidOnce<Decision> | null;
  readonly appeal: SaidOnce<DataOf<PanelEvent, 'DecisionAppealed'>> | null;
  readonly appealDecision: SaidOnce<DataOf<PanelEvent, 'AppealDecided'>> | null;
  /** By placement. */
  readonly secondApprovals: Readonly<Record<string, SaidOnce<SecondApproval>>>;
}

export interface ScheduledPanel {
  readonly scheduled: Scheduled;
  readonly stated: Stated;
  /** The authority whose panel it is. */
  readonly authority: string;
  /** By referral. */
  readonly items: Readonly<Record<string, Item>>;
}

/** A meeting as last known; null while it is not in the record. */
export type Panel = ScheduledPanel | null;

/** What was approved of a placement of the child at this meeting; null where nothing is decided. */
export function approvedOf(
  { items }: ScheduledPanel,
  { pupilId, placementId }: { readonly pupilId: string; readonly placementId: string },
) {
  const item = Object.values(items).findLast((each) => each.pupilId === pupilId && each.decision);
  if (!item?.decision) return null;
  const second = item.secondApprovals[placementId]?.data ?? null;
  return { decision: item.decision.data, second };
}

/** The decision on the child at this meeting, the latest where there are several. */
export const decisionOn = ({ items }: ScheduledPanel, pupilId: string): Decision | null =>
  Object.values(items)
    .filter((item) => item.pupilId === pupilId)
    .map(({ decision }) => decision?.data ?? null)
    .findLast((decision) => decision !== null) ?? null;
