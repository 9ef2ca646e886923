import { addDays, dayOf } from '@ledger/school-time';
import { chance, type Chance } from './chance.js';
import { mondayOf } from './days.js';
import type { DemoLeg } from './legs.js';
import type { DemoPupil } from './pupils.js';

type ReferredBy = 'school' | 'send' | 'virtual-school' | 'hub';

/** How a child came to its placements: who referred it, which team took it and which panel decided. */
export interface Journey {
  readonly pupil: DemoPupil;
  /** The placements of the stay that it led to. */
  readonly legs: readonly DemoLeg[];
  readonly referralId: string;
  readonly referralRef: string;
  readonly referredBy: ReferredBy;
  readonly reason: DemoLeg['reason'];
  /** The team that owns the case in the end; its own where the hub did not hold it first. */
  readonly team: string;
  readonly viaHub: boolean;
  /** A Monday; a week or two before the panel. */
  readonly submittedOn: string;
  readonly waitsTwoWeeks: boolean;
  /** A Tuesday of every second week; absent where the school buys the place itself. */
  readonly panelOn?: string;
  /** The Monday on which the placements are ordered. */
  readonly orderedOn: string;
}

/** Placements are ordered on the Monday of the week before they start, or of the one before that. */
export const orderedOn = (leg: DemoLeg): string => mondayOf(addDays(leg.startsOn, -9));

/** A referral for each stay; the choices are its own, so that no other part of the plan moves. */
export function journeysOf(legs: readonly DemoLeg[]): readonly Journey[] {
  const luck = chance(8041);
  const stays = new Map<string, DemoLeg[]>();
  for (const leg of legs)
    stays.set(leg.pupil.pupilId, [...(stays.get(leg.pupil.pupilId) ?? []), leg]);
  return [...stays.values()].map((of, index) => journey(luck, of, index));
}

function journey(luck: Chance, legs: readonly DemoLeg[], index: number): Journey {
  const [first] = legs;
  if (!first) throw new Error('a stay has a placement');
  const { pupil, team, reason } = first;
  const ordered = orderedOn(first);
  const panelOn = panelBefore(ordered);
  const waitsTwoWeeks = luck.happens(0.45);
  return {
    ...{ pupil, legs, team, reason, waitsTwoWeeks },
    referralId: luck.uuid(),
    referralRef: `REF-${String(index + 1).padStart(4, '0')}`,
    referredBy: pupil.lookedAfter ? 'virtual-school' : luck.weighted(REFERRERS),
    viaHub: luck.happens(0.35),
    submittedOn: addDays(panelOn, waitsTwoWeeks ? -15 : -8),
    ...(legs.every(({ commissioner }) => commissioner === 'school') ? {} : { panelOn }),
    orderedOn: ordered,
  };
}

const REFERRERS: readonly (readonly [ReferredBy, number])[] = [
  ['school', 8],
  ['send', 1],
  ['hub', 1],
];

/** The panel sits on Tuesdays of even weeks. The last one at least 13 days before the order. */
export function panelBefore(ordered: string): string {
  const tuesday = addDays(ordered, -13);
  return Math.floor(dayOf(tuesday) / 7) % 2 === 0 ? tuesday : addDays(tuesday, -7);
}
