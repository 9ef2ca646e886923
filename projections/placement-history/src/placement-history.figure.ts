import { sealedField } from '@ledger/caseload';
import type { Actor, SealedField, Source } from '@ledger/kernel';
import type { Figure } from '@ledger/read-model';
import { compareDates, daysBetween, londonDateOf } from '@ledger/school-time';
import { z } from 'zod';
import { assuranceTellings } from './assurance.telling.js';
import { childTellings } from './child.telling.js';
import { courseTellings } from './course.telling.js';
import { type Detail, detailsOf } from './detail.js';
import { erasureTellings } from './erasure.telling.js';
import { exclusionTellings, supportTellings } from './exclusion.telling.js';
import { decisionLabels } from './labels.js';
import { markTellings } from './mark.telling.js';
import type { EntryRow, HistoryTables } from './placement-history.projection.js';
import { entriesOf, type HistoryView, providerNames } from './placement-history.queries.js';
import { panelTellings } from './panel.telling.js';
import { packageTellings } from './package.telling.js';
import { placementTellings } from './placement.telling.js';
import { approachTellings, referralTellings } from './referral.telling.js';
import { emptyPast, type Past, type Told } from './telling.js';
import { voiceTellings } from './voice.telling.js';

const NONE: readonly string[] = [];

const params = z.strictObject({ pupilId: z.string(), on: z.iso.date().optional() });
type Params = z.infer<typeof params>;

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

/**
 * Everything about a child, of every record of it, in order of when it was true, then of recording: the whole story, what
 * is true only after `on` included and marked as still to come.
 */
export const placementHistory = {
  name: 'placement-history',
  projection: 'placement-history',
  question: 'What happened to this child, in order, and who recorded it when?',
  params,
  columns: [
    { name: 'effectiveOn', label: 'True on', kind: 'date' },
    { name: 'what', label: 'What', kind: 'text' },
    { name: 'recordedAt', label: 'Recorded at', kind: 'instant' },
    { name: 'recordedDaysLater', label: 'Recorded days later', kind: 'integer' },
    { name: 'by', label: 'By', kind: 'text' },
    { name: 'from', label: 'From', kind: 'text' },
    { name: 'reason', label: 'Reason', kind: 'text' },
    { name: 'details', label: 'Details', kind: 'text' },
    { name: 'corrects', label: 'Corrects event', kind: 'text' },
    { name: 'correctedBy', label: 'Corrected by events', kind: 'text' },
    { name: 'eventId', label: 'Event', kind: 'text' },
    { name: 'position', label: 'Position', kind: 'integer' },
  ],
  async run(view, { pupilId, on }) {
    const entries = await entriesOf(view, pupilId);
    const past = pastOfEach(await providerNames(view));
    const corrections = correctionsIn(entries);
    const rows = entries.map((entry) => {
      const stillToCome = on !== undefined && entry.effectiveOn > on;
      const correctedBy = corrections.get(entry.eventId) ?? NONE;
      return rowOf(entry, tell(past(entry), entry), { stillToCome, correctedBy });
    });
    return { rows: rows.sort(inOrder), totals: { entries: rows.length } };
  },
} satisfies Figure<Params, HistoryTables> & {
  run(view: HistoryView, asked: Params): Promise<{ rows: readonly HistoryEntry[] }>;
};

/** What came before in the record of an entry: what one record says is told against itself. */
function pastOfEach(providers: Past['providers']): (entry: EntryRow) => Past {
  const pasts = new Map<string, Past>();
  return ({ pupilId }) => {
    const past = pasts.get(pupilId) ?? emptyPast(providers);
    pasts.set(pupilId, past);
    return past;
  };
}

/** By event, the later ones that put it right, in order. */
function correctionsIn(entries: readonly EntryRow[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { corrects, eventId } of entries)
    if (corrects) found.set(corrects, [...(found.get(corrects) ?? []), eventId]);
  return found;
}

const tellings = {
  ...childTellings,
  ...placementTellings,
  ...markTellings,
  ...assuranceTellings,
  ...referralTellings,
  ...approachTellings,
  ...panelTellings,
  ...voiceTellings,
  ...courseTellings,
  ...packageTellings,
  ...exclusionTellings,
  ...supportTellings,
  ...erasureTellings,
} as unknown as Readonly<Record<string, (data: object, past: Past, entry: EntryRow) => Told>>;

function tell(past: Past, entry: EntryRow): Told {
  const telling = tellings[entry.type];
  if (!telling) throw new Error(`Nobody tells of ${entry.type}`);
  return telling(entry.data as unknown as object, past, entry);
}

type Beside = Pick<HistoryEntry, 'stillToCome' | 'correctedBy'>;

// Written out, and whole at once: a child of some years has thousands of entries.
function rowOf(entry: EntryRow, { what, details }: Told, beside: Beside): HistoryEntry {
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

const inOrder = (a: HistoryEntry, b: HistoryEntry): number =>
  compareDates(a.effectiveOn, b.effectiveOn) || a.position - b.position;
