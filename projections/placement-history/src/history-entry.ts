import { sealedField } from '@ledger/caseload';
import type { Actor, SealedField, Source } from '@ledger/kernel';
import { daysBetween, londonDateOf } from '@ledger/school-time';
import { type Detail, detailsOf } from './detail.js';
import { decisionLabels } from './labels.js';
import type { EntryRow } from './placement-history.projection.js';
import type { Told } from './telling.js';

/** One event about the child. Free text and personal values are sealed fields. */
export interface HistoryEntry {
  /** In plain words, without personal values. */
  readonly what: string;
  readonly type: string;
  readonly effectiveOn: string;
  /** UTC with microseconds. */
  readonly recordedAt: string;
  /** Days from when it was true until it was recorded; negative when it was recorded ahead. */
  readonly recordedDaysLater: number;
  /** True later than the day asked about. */
  readonly stillToCome: boolean;
  readonly actor: Actor;
  readonly source: Source;
  /** The actor and the source in words. */
  readonly by: string;
  readonly from: string;
  readonly reason: SealedField | string | null;
  /** The event that this one puts right, and the later ones that put this one right. */
  readonly corrects: string | null;
  readonly correctedBy: readonly string[];
  readonly eventId: string;
  readonly position: number;
  readonly placementId: string | null;
  readonly details: readonly Detail[];
}

type Beside = Pick<HistoryEntry, 'stillToCome' | 'correctedBy'>;

/** The entry as the figure shows it. Written out, whole at once: a child may have thousands. */
export function entryOf(entry: EntryRow, { what, details }: Told, beside: Beside): HistoryEntry {
  const { effectiveOn, recordedAt } = entry;
  const actor = { id: entry.actorId, role: entry.actorRole, organisation: entry.actorOrganisation };
  const source = sourceOf(entry);
  return {
    what,
    type: entry.type,
    effectiveOn,
    recordedAt,
    actor,
    source,
    corrects: entry.corrects,
    eventId: entry.eventId,
    position: entry.position,
    placementId: entry.placementId,
    recordedDaysLater: daysBetween(effectiveOn, londonDateOf(recordedAt)),
    by: `${actor.id}, ${actor.role}, ${actor.organisation}`,
    from: fromText(source),
    reason: freeText(entry, 'reason', entry.reason),
    details: entry.decision ? [...details, ...decisionIn(entry)] : details,
    stillToCome: beside.stillToCome,
    correctedBy: beside.correctedBy,
  };
}

function sourceOf({ sourceKind, sourceFile, sourceRow }: EntryRow): Source {
  const kind = sourceKind as Source['kind'];
  if (sourceFile === null) return sourceRow === null ? { kind } : { kind, row: sourceRow };
  const fileHash = sourceFile;
  return sourceRow === null ? { kind, fileHash } : { kind, fileHash, row: sourceRow };
}

function fromText({ kind, fileHash, row }: Source): string {
  const file = fileHash ? `, file ${fileHash.slice(0, 12)}` : '';
  return `${kind.replaceAll('-', ' ')}${file}${row === undefined ? '' : `, row ${row}`}`;
}

// The envelope then says only that there is one: the text is in the child's sealed narrative.
const freeText = ({ narrative }: EntryRow, field: string, said: string | null) =>
  said === 'sealed' ? sealedField(narrative, field) : said;

function decisionIn(entry: EntryRow): readonly Detail[] {
  if (!entry.decision) return [];
  const { decidedBy, onBehalfOf, ...said } = entry.decision as Readonly<Record<string, unknown>>;
  const by = decidedBy as { kind: string; role: string; organisation: string } | undefined;
  return detailsOf(decisionLabels, {
    ...said,
    decidedBy: by && `${by.kind}, ${by.role}, ${by.organisation}`,
    onBehalfOf: onBehalfOf && freeText(entry, 'onBehalfOf', String(onBehalfOf)),
  });
}
