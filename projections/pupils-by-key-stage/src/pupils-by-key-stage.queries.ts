import type { SealedField } from '@ledger/kernel';
import {
  circumstancesOn,
  firstDayOf,
  isWith,
  type Placed,
  placedIn,
  sealedField,
  timetableOf,
} from '@ledger/caseload';
import type { Figure, View } from '@ledger/read-model';
import {
  isPastPlannedEnd,
  isPausedOn,
  type KeyStage,
  keyStageOn,
  keyStages,
  plannedEndAt,
} from '@ledger/school-time';
import { z } from 'zod';
import type { pupilsByKeyStageProjection } from './pupils-by-key-stage.projection.js';

type KeyStageTables = (typeof pupilsByKeyStageProjection)['tables'];
type KeyStageView = View<KeyStageTables>;

const params = z.object({
  authority: z.string().regex(/^\d{3}$/),
  on: z.iso.date(),
  arrangedBy: z.enum(['authority', 'school']).optional(),
  team: z.string().min(1).optional(),
});
type Params = z.infer<typeof params>;

/** `percent` is of all pupils, unrounded; null when there are none. */
export interface KeyStageRow {
  readonly keyStage: KeyStage;
  readonly pupils: number;
  readonly percent: number | null;
}

/** `pausedPupils` are those of `pupils` with a paused placement on the day. */
export interface KeyStageTotals {
  readonly pupils: number;
  readonly placements: number;
  readonly pausedPupils: number;
}

/**
 * Pupils with an open placement on the day, each once, by key stage: always all seven. A pupil
 * counts for the authority that is the child's on the day; paused placements are open.
 */
export const pupilsByKeyStage = {
  name: 'pupils-by-key-stage',
  projection: 'pupils-by-key-stage',
  question: 'How many pupils are in alternative provision on a day, by key stage?',
  params,
  columns: [
    { name: 'keyStage', label: 'Key stage', kind: 'text' },
    { name: 'pupils', label: 'Pupils', kind: 'integer' },
    { name: 'percent', label: 'Share of pupils', kind: 'percent' },
  ],
  async run(view, asked) {
    const open = await openOn(view, asked);
    const pupils = pupilsOf(open);
    const paused = open.filter(({ leg }) => isPausedOn(timetableOf(leg), asked.on));
    return {
      rows: keyStages.map((keyStage) => rowOf(keyStage, pupilsIn(open, keyStage), pupils)),
      totals: { pupils, placements: open.length, pausedPupils: pupilsOf(paused) },
    };
  },
} satisfies Figure<Params, KeyStageTables> & {
  run(
    view: KeyStageView,
    asked: Params,
  ): Promise<{ rows: readonly KeyStageRow[]; totals: KeyStageTotals }>;
};

const listParams = params.extend({ keyStage: z.enum(keyStages as [KeyStage]).optional() });
type ListParams = z.infer<typeof listParams>;

/** A placement behind the figure; names and references are sealed fields. */
export interface KeyStagePlacement {
  readonly keyStage: KeyStage;
  readonly pupilId: string;
  readonly pupilRef: SealedField | null;
  readonly givenName: SealedField | null;
  readonly familyName: SealedField | null;
  readonly placementId: string;
  readonly placementRef: SealedField | null;
  readonly providerRef: string;
  readonly provider: string;
  readonly startsOn: string;
  readonly plannedEndOn: string | null;
  readonly endedOn: string | null;
  readonly paused: boolean;
  readonly pastPlannedEnd: boolean;
  readonly arrangedBy: string;
  readonly team: string | null;
}

/** The placements that the figure counts, of one key stage or of all. */
export const keyStagePlacements = {
  name: 'key-stage-placements',
  projection: 'pupils-by-key-stage',
  question: 'Which placements are open on a day, by key stage?',
  params: listParams,
  columns: [
    { name: 'keyStage', label: 'Key stage', kind: 'text' },
    { name: 'pupilRef', label: 'Pupil', kind: 'text' },
    { name: 'givenName', label: 'Given name', kind: 'text' },
    { name: 'familyName', label: 'Family name', kind: 'text' },
    { name: 'placementRef', label: 'Placement', kind: 'text' },
    { name: 'provider', label: 'Provider', kind: 'text' },
    { name: 'providerRef', label: 'Provider reference', kind: 'text' },
    { name: 'startsOn', label: 'Started on', kind: 'date' },
    { name: 'plannedEndOn', label: 'Planned end', kind: 'date' },
    { name: 'endedOn', label: 'Ended on', kind: 'date' },
    { name: 'paused', label: 'Paused', kind: 'flag' },
    { name: 'pastPlannedEnd', label: 'Past planned end date', kind: 'flag' },
    { name: 'arrangedBy', label: 'Arranged by', kind: 'text' },
    { name: 'team', label: 'Team', kind: 'text' },
  ],
  async run(view, asked) {
    const open = await openOn(view, asked);
    const wanted = open.filter((each) => !asked.keyStage || each.keyStage === asked.keyStage);
    return { rows: wanted.map((each) => placementOf(each, asked.on)), totals: {} };
  },
} satisfies Figure<ListParams, KeyStageTables> & {
  run(view: KeyStageView, asked: ListParams): Promise<{ rows: readonly KeyStagePlacement[] }>;
};

type Open = Placed & { readonly keyStage: KeyStage };

async function openOn(view: KeyStageView, asked: Params): Promise<readonly Open[]> {
  const placed = await placedIn(view, asked.authority, { from: asked.on, to: asked.on });
  return placed
    .filter((each) => isWith(each, asked.authority, asked.on) && isAsked(each, asked))
    .map((each) => ({ ...each, keyStage: keyStageOf(each, asked.on) }));
}

const isAsked = ({ leg }: Placed, { arrangedBy, team }: Params) =>
  (!arrangedBy || leg.arrangedBy === arrangedBy) && (!team || leg.team === team);

function keyStageOf({ story, pupilId }: Placed, on: string): KeyStage {
  const now = circumstancesOn(story, on);
  if (!now) throw new Error(`Nothing is known of the child ${pupilId}`);
  return keyStageOn(now.cohort, now.yearOffset, on);
}

const pupilsOf = (open: readonly Placed[]) => new Set(open.map(({ pupilId }) => pupilId)).size;

const pupilsIn = (open: readonly Open[], keyStage: KeyStage) =>
  pupilsOf(open.filter((each) => each.keyStage === keyStage));

const rowOf = (keyStage: KeyStage, pupils: number, all: number): KeyStageRow => ({
  keyStage,
  pupils,
  percent: all === 0 ? null : (100 * pupils) / all,
});

function placementOf(open: Open, on: string): KeyStagePlacement {
  const { keyStage, pupilId, placementId, providerRef, providerName, leg, identity } = open;
  const timetable = timetableOf(leg);
  return {
    ...{ keyStage, pupilId, placementId, providerRef, provider: providerName },
    pupilRef: sealedField(identity, 'pupilRef'),
    givenName: sealedField(identity, 'givenName'),
    familyName: sealedField(identity, 'familyName'),
    placementRef: sealedField(open.reference, 'placementRef'),
    startsOn: firstDayOf(leg),
    plannedEndOn: plannedEndAt(timetable, on),
    endedOn: leg.endedOn,
    paused: isPausedOn(timetable, on),
    pastPlannedEnd: isPastPlannedEnd(timetable, on),
    arrangedBy: leg.arrangedBy,
    team: leg.team,
  };
}
