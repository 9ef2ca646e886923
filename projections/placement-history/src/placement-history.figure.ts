import type { Figure } from '@ledger/read-model';
import { compareDates } from '@ledger/school-time';
import { z } from 'zod';
import { assuranceTellings } from './assurance.telling.js';
import { childTellings } from './child.telling.js';
import { courseTellings } from './course.telling.js';
import { erasureTellings } from './erasure.telling.js';
import { exclusionTellings, supportTellings } from './exclusion.telling.js';
import { entryOf, type HistoryEntry } from './history-entry.js';
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
      return entryOf(entry, tell(past(entry), entry), { stillToCome, correctedBy });
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

const inOrder = (a: HistoryEntry, b: HistoryEntry): number =>
  compareDates(a.effectiveOn, b.effectiveOn) || a.position - b.position;
