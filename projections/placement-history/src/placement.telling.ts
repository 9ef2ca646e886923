import type { ProvisionEvent } from '@ledger/provision/events';
import { type Detail, detailsOf, sealedDetails } from './detail.js';
import { placementIdentityLabels, placementLabels, placementNarrativeLabels } from './labels.js';
import type { PackageTold } from './package.telling.js';
import type { EntryRow } from './placement-history.projection.js';
import type { KnownPlacement, Past, Tell, Values } from './telling.js';

const unknown: KnownPlacement = { base: {}, variations: [], identity: null, narrative: null };

/** How the events of a placement are told. */
export const placementTellings: {
  readonly [T in Exclude<ProvisionEvent['type'], PackageTold>]: Tell<T>;
} = {
  PlacementOrdered: (data, past, entry) => {
    const details = [...saidOf(data), ...sealedIn(unknown, entry)];
    remember(past, entry, { base: shown(data) });
    return { what: `Placement ordered with ${providerIn(past, entry)}`, details };
  },
  PlacementStarted: plain('started'),
  NotArrived: (data, past, entry) => ({
    what: `Child did not arrive at ${providerIn(past, entry)}`,
    details: saidOf(data),
  }),
  PackageVaried(data, past, entry) {
    const known = knownIn(past, entry);
    const { from, approvedOn, placementId, ...changed } = data;
    const changes = changesOf({ placementId, ...changed }, inForce(known, from)).filter(isNew);
    const details = [...saidOf({ from, approvedOn }), ...changes];
    const others = known.variations.filter((other) => other['from'] !== from);
    remember(past, entry, { variations: [...others, { ...shown(data), from }] });
    const put = entry.corrects ? 'Change put right of the placement' : 'Placement';
    return { what: `${put} with ${providerIn(past, entry)} ${changedIn(changes)}`, details };
  },
  PlacementPaused: plain('paused'),
  PlacementResumed: plain('resumed'),
  PlacementEnded: plain('ended'),
  VariationWithdrawn(data, past, entry) {
    const { variations } = knownIn(past, entry);
    remember(past, entry, { variations: variations.filter(({ from }) => from !== data.from) });
    const what = `Change withdrawn of the placement with ${providerIn(past, entry)}`;
    return { what, details: saidOf(data) };
  },
  PlacementCorrected({ changed }, past, entry) {
    const known = knownIn(past, entry);
    const clear = changesOf(changed, known.base);
    const details = [...clear, ...sealedIn(known, entry)];
    remember(past, entry, { base: { ...known.base, ...shown(changed) } });
    return { what: `Placement with ${providerIn(past, entry)} put right${listOf(clear)}`, details };
  },
};

/** The name of the provider of the entry's placement. */
export function providerIn(past: Past, { placementId }: EntryRow): string {
  const { base } = past.placements.get(placementId ?? '') ?? unknown;
  return past.providers.get(String(base['providerId'])) ?? 'a provider';
}

function plain(verb: string) {
  return (data: Values, past: Past, entry: EntryRow) => {
    const known = knownIn(past, entry);
    remember(past, entry, { base: { ...known.base, ...shown(data) } });
    return { what: `Placement with ${providerIn(past, entry)} ${verb}`, details: saidOf(data) };
  };
}

const knownIn = (past: Past, { placementId }: EntryRow) =>
  past.placements.get(placementId ?? '') ?? unknown;

function remember(past: Past, entry: EntryRow, now: Partial<KnownPlacement>): void {
  const known = knownIn(past, entry);
  past.placements.set(entry.placementId ?? '', {
    ...known,
    ...now,
    identity: entry.identity ?? known.identity,
    narrative: isReasonOnly(entry) ? known.narrative : (entry.narrative ?? known.narrative),
  });
}

/** What held on the date: as varied last until then, else as ordered and put right. */
const inForce = ({ base, variations }: KnownPlacement, on: string): Values =>
  variations
    .filter(({ from }) => from <= on)
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .reduce((values, variation) => ({ ...values, ...variation }), base);

const saidOf = (data: Values): readonly Detail[] => detailsOf(placementLabels, shown(data));

const changesOf = (data: Values, before: Values): readonly Detail[] =>
  detailsOf(placementLabels, shown(data), before);

const isNew = ({ value, was }: Detail) => value !== was;

/** As it is shown: hours for hundredths of hours, nothing that is absent. */
function shown(data: Values): Values {
  const { hundredthHoursPerWeek: hundredths, ...others } = data;
  const said = Object.fromEntries(
    Object.entries(others).filter(([, value]) => value !== undefined),
  );
  if (hundredths === undefined) return said;
  return { ...said, hoursPerWeek: hundredths === null ? null : String(Number(hundredths) / 100) };
}

const listOf = (details: readonly Detail[]) => {
  const names = details.map(({ label }) => label);
  return names.length ? `: ${names.join(', ').toLowerCase()}` : '';
};
const changedIn = (details: readonly Detail[]) => `varied${listOf(details)}`;

// Lead officer and intended outcome share their part with the reason for a correction.
const isReasonOnly = ({ type, reason }: EntryRow) =>
  reason !== null && type !== 'PlacementOrdered' && type !== 'PlacementCorrected';

const sealedIn = (known: KnownPlacement, entry: EntryRow): readonly Detail[] => [
  ...sealedDetails(placementIdentityLabels, entry.identity, known.identity),
  ...sealedDetails(placementNarrativeLabels, entry.narrative, known.narrative),
];
