import { chargeTermsOf, firstDayOf, isWith, type Timetabled } from '@ledger/caseload';
import {
  blockUse,
  type CeilingUse,
  ceilingsOn,
  ceilingUse,
  contractYearOn,
  type EstablishedFramework,
  framework as frameworks,
  isOnLot,
} from '@ledger/framework';
import { evolve } from '@ledger/kernel';
import { eachCharge, formatPence } from '@ledger/money';
import { addDays, type DateSpan } from '@ledger/school-time';
import type { FrameworkTold } from './framework.items.js';
import { visibleAmong } from './visible.queries.js';
import { placementsIn } from './placements.queries.js';
import type { WorkItem } from './work-item.js';
import type { Asked, WorklistView } from './worklist.queries.js';

/** A framework of the authority that runs on the day. */
interface Running {
  readonly frameworkId: string;
  readonly position: number;
  readonly state: EstablishedFramework;
}

/**
 * Frameworks whose ceiling is nearly reached by what is ordered under them: charges of placements
 * whose provider was on their lot when they began, as if every session were charged, and blocks.
 * All authorities that buy together count; of those that the reader may not see nothing is known,
 * and the item says who was counted.
 */
export async function ceilingItems(view: WorklistView, asked: Asked): Promise<readonly WorkItem[]> {
  const running = await runningOn(view, asked);
  const items: WorkItem[] = [];
  for (const each of running) items.push(...(await itemsOf(view, asked, each)));
  return items;
}

async function runningOn(
  view: WorklistView,
  { authority, on }: Asked,
): Promise<readonly Running[]> {
  const rows = await view.rows('framework');
  return rows.flatMap(({ frameworkId, position, told }) => {
    const state = stateOf(told as unknown as readonly FrameworkTold[]);
    if (!state) return [];
    const { authorities, from } = state.terms.value;
    const isRunning = from <= on && on <= state.ends;
    return isRunning && authorities.includes(authority) ? [{ frameworkId, position, state }] : [];
  });
}

const stateOf = (told: readonly FrameworkTold[]) =>
  told.reduce(
    (state, event) => evolve(frameworks, state, { ...event, personal: [] }),
    frameworks.initial,
  );

async function itemsOf(
  view: WorklistView,
  asked: Asked,
  running: Running,
): Promise<readonly WorkItem[]> {
  const { state } = running;
  const { from, authorities } = state.terms.value;
  const year = contractYearOn(state, asked.on);
  const whole = { from, to: state.ends };
  const ceilings = ceilingsOn(state, asked.on);
  if (ceilings.aYearPence === undefined && ceilings.inAllPence === undefined) return [];
  // Without a ceiling in all, nothing before the contract year counts.
  const span = ceilings.inAllPence === undefined ? year : whole;
  const seen = await visibleAmong(view, authorities);
  const ordered = await orderedUnder(view, state, { span, year, authorities: seen });
  const [thisYearPence, inAllPence] = [year, whole].map((span) => spentIn(state, ordered, span));
  const use = ceilingUse(state, {
    on: asked.on,
    ...{ thisYearPence: thisYearPence ?? 0, inAllPence: inAllPence ?? 0 },
  });
  const counted = seen.length < authorities.length ? { counted: `${seen.join(' ')} only` } : {};
  const about = { asked, running, ordered, counted };
  return [
    ...itemOf(use.aYear, { ...about, ceiling: 'a year', span: year }),
    ...itemOf(use.inAll, { ...about, ceiling: 'in all', span: whole }),
  ];
}

interface Asking {
  /** The days that count. */
  readonly span: DateSpan;
  readonly year: DateSpan;
  readonly authorities: readonly string[];
}

/** Pence ordered for each date, by spot purchase. */
type ByDate = ReadonlyMap<string, number>;

async function orderedUnder(
  view: WorklistView,
  state: EstablishedFramework,
  { span, year, authorities }: Asking,
): Promise<ByDate> {
  const byDate = new Map<string, number>();
  for (const authority of authorities) {
    const placed = await placementsIn(view, authority, span);
    for (const each of placed.filter((one) => isUnder(state, one)))
      eachCharge(questionOf(each, span, year), ({ date, pence }) => {
        if (!isWith(each, authority, date)) return;
        byDate.set(date, (byDate.get(date) ?? 0) + pence);
      });
  }
  return byDate;
}

const isUnder = (state: EstablishedFramework, { leg, providerId }: Timetabled): boolean =>
  leg.commissioner !== 'school' && isOnLot(state, { providerId, lot: leg.lot }, firstDayOf(leg));

const absences: ReadonlySet<string> = new Set();

/** What is ordered without an end is committed to the end of the contract year. */
function questionOf({ leg, timetable, open }: Timetabled, span: DateSpan, year: DateSpan) {
  const isBounded = leg.endedOn !== null || leg.plannedEndOn !== null;
  return {
    ...{ timetable, absences, from: span.from, to: isBounded ? span.to : year.to },
    terms: { ...chargeTermsOf(leg), chargedWhenAbsent: true },
    ...{ calendar: open.authority, providerClosed: open.providerClosed },
  };
}

function spentIn(state: EstablishedFramework, ordered: ByDate, span: DateSpan): number {
  let sum = blocksIn(state, span);
  for (const [date, pence] of ordered) if (span.from <= date && date <= span.to) sum += pence;
  return sum;
}

const nobody = { deliveredSessions: 0, days: [] };

const blocksIn = ({ blocks }: EstablishedFramework, span: DateSpan): number =>
  [...blocks.values()].reduce((sum, { value }) => sum + blockUse(value, span, nobody).costPence, 0);

interface About {
  readonly asked: Asked;
  readonly running: Running;
  readonly ordered: ByDate;
  readonly counted: Readonly<Record<string, string>>;
  readonly ceiling: 'a year' | 'in all';
  readonly span: DateSpan;
}

/** Due on the day on which, as ordered, the ceiling will be passed; without it where it will not be. */
function itemOf(use: CeilingUse | null, about: About): readonly WorkItem[] {
  if (!use?.isNearlyReached) return [];
  const { asked, running, counted, ceiling, span } = about;
  const { ceilingPence, spentPence } = use;
  const { frameworkRef } = running.state.terms.value;
  const share = `${formatPence(spentPence)} of ${formatPence(ceilingPence)}`;
  return [
    {
      ...{ kind: 'ceiling-nearly-reached', subject: `framework-${running.frameworkId}` },
      ...{ item: `${ceiling} ${span.from}`, authority: asked.authority, openedOn: span.from },
      dueOn: use.isExceeded ? passedOn(about, ceilingPence) : null,
      ...{ pupilId: null, providerId: null, providerRef: null, provider: null, identity: null },
      facts: { frameworkRef, ceiling, share, committedPence: spentPence, ceilingPence, ...counted },
      position: running.position,
    },
  ];
}

function passedOn({ running, ordered, span }: About, ceilingPence: number): string | null {
  let spot = 0;
  for (let date = span.from; date <= span.to; date = addDays(date, 1)) {
    spot += ordered.get(date) ?? 0;
    const blocks = blocksIn(running.state, { from: span.from, to: date });
    if (spot + blocks > ceilingPence) return date;
  }
  return null;
}
