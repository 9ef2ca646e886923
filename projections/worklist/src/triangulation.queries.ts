import { circumstancesOn, isWith, type Term, type Timetabled } from '@ledger/caseload';
import type { DateSpan } from '@ledger/school-time';
import { factsOf } from './watching.js';
import { placementsIn } from './placements.queries.js';
import type { WorkItem } from './work-item.js';
import type { Asked, WorklistView } from './worklist.queries.js';
import type { ItemRow } from './worklist.tables.js';

const names = ['autumn', 'spring', 'summer'] as const;

/** One of the three terms of an academic year, which are two each of the six. */
interface ThirdOfYear extends DateSpan {
  readonly academicYear: string;
  readonly name: (typeof names)[number];
}

/**
 * The schools and providers of children in provision that no triangulation meeting of the term has
 * seen: due at the end of the term, of the term that runs and of the one before it. What a meeting
 * was about is told by its attendees' organisations and its actions; one that names no school and
 * no provider was about all.
 */
export async function triangulationItemsDue(
  view: WorklistView,
  asked: Asked,
): Promise<readonly WorkItem[]> {
  const terms = (await thirdsOf(view, asked.authority)).filter(({ from }) => from <= asked.on);
  const items: WorkItem[] = [];
  for (const term of terms.slice(-2)) items.push(...(await itemsOf(view, asked, term)));
  return items;
}

async function thirdsOf(view: WorklistView, authority: string): Promise<readonly ThirdOfYear[]> {
  const [row] = await view.rows('calendar', `scope = 'authority' and ref = $1`, [authority]);
  const thirds = new Map<string, ThirdOfYear>();
  for (const term of (row?.terms ?? []) as unknown as Term[]) {
    const { academicYear } = term;
    const name = thirdOf(String(term.term));
    if (!name) continue;
    const key = `${academicYear} ${name}`;
    thirds.set(key, { academicYear, name, ...withTerm(thirds.get(key), term) });
  }
  return [...thirds.values()].sort((a, b) => (a.from < b.from ? -1 : 1));
}

const withTerm = (known: DateSpan | undefined, { startsOn, endsOn }: Term): DateSpan => ({
  from: known && known.from < startsOn ? known.from : startsOn,
  to: known && known.to > endsOn ? known.to : endsOn,
});

/** A term by its name, or by its number among six. */
const thirdOf = (term: string): ThirdOfYear['name'] | undefined =>
  names.find((name) => name === term) ?? names[Math.ceil(Number(term) / 2) - 1];

/** A school or provider with children in provision in the term. */
interface Partner {
  readonly item: string;
  readonly names: readonly string[];
  readonly about: Partial<WorkItem> & { readonly facts: WorkItem['facts'] };
}

async function itemsOf(
  view: WorklistView,
  asked: Asked,
  term: ThirdOfYear,
): Promise<readonly WorkItem[]> {
  const { authority } = asked;
  const placed = await placementsIn(view, authority, { from: term.from, to: term.to });
  const there = placed.filter((each) => isWith(each, authority, lastDayIn(each, term)));
  const partners = [...(await schoolsOf(view, there, term)), ...providersOf(there)];
  const seen = await seenBy(view, asked, term);
  const isAboutAll = seen.isHeld && !partners.some(({ names: own }) => own.some(isIn(seen)));
  const left = isAboutAll ? [] : partners.filter(({ names: own }) => !own.some(isIn(seen)));
  const subject = `triangulation-${authority}-${term.academicYear.replace('/', '-')}-${term.name}`;
  return left.map(({ item, about }) => ({
    ...{ kind: 'triangulation-due', subject, item, authority, position: null },
    ...{ openedOn: term.from, dueOn: term.to },
    ...{ pupilId: null, identity: null, providerId: null, providerRef: null, provider: null },
    ...about,
    facts: { ...about.facts, term: `${term.name} ${term.academicYear}` },
  }));
}

interface Seen {
  readonly isHeld: boolean;
  readonly names: ReadonlySet<string>;
}

const isIn =
  ({ names: known }: Seen) =>
  (name: string): boolean =>
    known.has(name.toLowerCase());

/** Who was seen by the meetings of the term that were held by the day. */
async function seenBy(view: WorklistView, { authority, on }: Asked, term: ThirdOfYear) {
  const rows = await view.rows(
    'item',
    `authority = $1 and kind in ('triangulated', 'triangulation-action') and opened_on <= $2::date`,
    [authority, on],
  );
  const held = rows.filter((row) => row.kind === 'triangulated' && isOfTerm(row, term));
  const subjects = new Set(held.map(({ subject }) => subject));
  const actions = rows.filter((row) => row.kind !== 'triangulated' && subjects.has(row.subject));
  const said = [
    ...held.flatMap((row) => factsOf(row)['organisations'] as readonly string[]),
    ...actions.map((row) => String(factsOf(row)['schoolUrn'])),
  ];
  return { isHeld: held.length > 0, names: new Set(said.map((name) => name.toLowerCase())) };
}

function isOfTerm(row: ItemRow, { academicYear, name }: ThirdOfYear): boolean {
  const facts = factsOf(row);
  return facts['academicYear'] === academicYear && thirdOf(String(facts['term'])) === name;
}

const lastDayIn = ({ leg }: Timetabled, { to }: DateSpan): string =>
  leg.endedOn !== null && leg.endedOn < to ? leg.endedOn : to;

async function schoolsOf(
  view: WorklistView,
  placed: readonly Timetabled[],
  term: DateSpan,
): Promise<readonly Partner[]> {
  const urns = placed.flatMap((each) => {
    const now = circumstancesOn(each.story, lastDayIn(each, term));
    return each.leg.schoolUrn ?? now?.schoolUrn ?? [];
  });
  const schools = await view.rows('school', 'urn = any($1)', [urns]);
  const known = new Map(schools.map(({ urn, name }) => [urn, name]));
  return [...new Set(urns)].sort().map((urn) => {
    const name = known.get(urn);
    const facts = { schoolUrn: urn, ...(name !== undefined && { school: name }) };
    return { item: `school-${urn}`, names: [urn, ...(name ? [name] : [])], about: { facts } };
  });
}

function providersOf(placed: readonly Timetabled[]): readonly Partner[] {
  const each = new Map(placed.map((one) => [one.providerId, one]));
  return [...each.values()].map(({ providerId, providerRef, providerName: provider }) => ({
    item: `provider-${providerId}`,
    names: [providerRef, provider],
    about: { providerId, providerRef, provider, facts: {} },
  }));
}
