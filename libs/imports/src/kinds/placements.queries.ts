import { exclusion as exclusions, type Exclusions } from '@ledger/exclusion';
import type { ScheduledPanel } from '@ledger/panel';
import { type Provision, provision } from '@ledger/provision';
import { loadStates } from '@ledger/write-side';
import { type KnownCalendar, knownCalendars } from '../known/calendars.js';
import { knownSchools } from '../known/organisations.js';
import { knownPanels } from '../known/panels.js';
import type { Notice } from '../notice.js';
import type { ImportRun } from '../run.js';
import { secondApproval } from './placements.queries.approval.js';
import { approval, lot, registration, suspension } from './placements.queries.provider.js';
import { age, exclusion, school, startDay } from './placements.queries.child.js';
import type { ResolvedPlacement } from './placements.resolve.js';

/** A recorded row with what is known around it. */
export interface Placed extends ResolvedPlacement {
  /** All placements of the child, this one included. */
  readonly provision: Provision;
  /** The calendar of the child's authority. */
  readonly calendar: KnownCalendar;
  readonly isSchoolKnown: boolean;
  /** The child's suspensions and permanent exclusions. */
  readonly exclusions: Exclusions;
  /** The meeting that the row names as its decision, where it is on record. */
  readonly panel: ScheduledPanel | null;
}

/** A thing that may look wrong: nothing, or the column, the code and a sentence. */
export type Query = (placed: Placed) => readonly [string, string, string] | null;

const questions: readonly Query[] = [
  approval,
  suspension,
  lot,
  registration,
  startDay,
  age,
  exclusion,
  school,
  secondApproval,
];

/** What looks wrong about rows that are recorded all the same. */
export function placementQueries(run: ImportRun) {
  const around = surroundings(run);
  return async (rows: readonly ResolvedPlacement[]): Promise<(row: number) => Notice[]> => {
    const placed = await around(rows);
    return (row) => noticesOf(placed.get(row));
  };
}

function noticesOf(placed: Placed | undefined): Notice[] {
  if (!placed) return [];
  const { row } = placed;
  return questions.flatMap((ask) => {
    const [column, code, sentence] = ask(placed) ?? [];
    if (!column || !code) return [];
    return [{ row, column, code, message: `${column}: ${sentence}` }];
  });
}

function surroundings(run: ImportRun) {
  const calendars = knownCalendars(run);
  const schools = knownSchools(run);
  const panels = knownPanels(run);
  return async (rows: readonly ResolvedPlacement[]): Promise<Map<number, Placed>> => {
    const streamIds = rows.map(({ child }) => `provision-${child.pupilId}`);
    const packages = await loadStates(run.ports, provision, [...new Set(streamIds)]);
    const excluded = await exclusionsOf(run, rows);
    const known = {
      calendars: await calendars(rows.map(({ authority }) => `authority-${authority}`)),
      schools: await schools(rows.flatMap(({ values }) => values.schoolUrn ?? [])),
      panels: await panels(rows.flatMap(({ values }) => values.decisionRef ?? [])),
    };
    const placed = rows.flatMap((row): Placed[] => {
      const state = packages.get(`provision-${row.child.pupilId}`)?.state;
      const calendar = known.calendars.get(`authority-${row.authority}`);
      const { schoolUrn, decisionRef = '' } = row.values;
      const panel = known.panels.get(decisionRef) ?? null;
      const isSchoolKnown = schoolUrn === undefined || known.schools.has(schoolUrn);
      const around = { isSchoolKnown, panel, exclusions: excluded(row.child.pupilId) };
      return state && calendar ? [{ ...row, provision: state, calendar, ...around }] : [];
    });
    return new Map(placed.map((each) => [each.row, each]));
  };
}

// Only of those whose placement is said to follow an exclusion.
async function exclusionsOf(run: ImportRun, rows: readonly ResolvedPlacement[]) {
  const following = rows.filter(({ values }) => exclusionReasons.has(values.reason));
  const streamIds = following.map(({ child }) => `exclusion-${child.pupilId}`);
  const streams = await loadStates(run.ports, exclusions, [...new Set(streamIds)]);
  return (pupilId: string): Exclusions =>
    streams.get(`exclusion-${pupilId}`)?.state ?? exclusions.initial;
}

const exclusionReasons: ReadonlySet<string> = new Set(['permanent-exclusion', 'suspension']);
