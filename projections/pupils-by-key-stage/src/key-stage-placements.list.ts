import { firstDayOf, sealedField, termOn, timetableOf } from '@ledger/caseload';
import type { SealedField } from '@ledger/kernel';
import type { Figure } from '@ledger/read-model';
import {
  isPastPlannedEnd,
  isPausedOn,
  type KeyStage,
  keyStages,
  plannedEndAt,
} from '@ledger/school-time';
import { z } from 'zod';
import {
  keyStageParams,
  type KeyStageTables,
  type KeyStageView,
  type OpenPlacement,
  openOn,
} from './pupils-by-key-stage.queries.js';

const listParams = keyStageParams.extend({ keyStage: z.enum(keyStages as [KeyStage]).optional() });
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

function placementOf(open: OpenPlacement, on: string): KeyStagePlacement {
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
    team: termOn(leg, 'team', on),
  };
}
