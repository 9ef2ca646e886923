import type { Chance } from './chance.js';
import type { DemoProvider } from './providers.js';
import type { DemoPupil } from './pupils.js';

export type Arrival = 'arrived' | 'not-arrived';

/** One placement of the demonstration, with all that will happen to it. */
export interface DemoLeg {
  readonly pupil: DemoPupil;
  readonly provider: DemoProvider;
  readonly placementId: string;
  readonly placementRef: string;
  readonly startsOn: string;
  readonly plannedEndOn: string;
  /** Absent: it is still open on the demonstration's last day. */
  readonly endedOn?: string;
  readonly endReason?: EndReason;
  readonly pattern: string;
  readonly commissioner: 'authority' | 'school' | 'joint';
  readonly reason:
    'mental-health' | 'physical-health' | 'behaviour-support' | 'permanent-exclusion';
  readonly team: string;
  readonly arrival: Arrival;
  /** A pause from one date until the other, on which it resumes. */
  readonly pause?: { readonly from: string; readonly until: string };
  /** The share of sessions that the child attends. */
  readonly attends: number;
}

type EndReason = 'planned' | 'reintegrated' | 'breakdown' | 'other-provision' | 'post-16';

/** Mostly part-time; in a blended package the two patterns share no session. */
const SINGLE: readonly (readonly [string, number])[] = [
  ['1111111111', 4],
  ['1111111100', 6],
  ['1111110000', 5],
  ['0011111100', 4],
  ['1010101010', 3],
  ['1111000000', 2],
  ['0011111111', 5],
];
const BLENDED: readonly (readonly [string, string])[] = [
  ['1111111100', '0000000010'],
  ['1111000000', '0000111111'],
  ['1111110000', '0000001111'],
  ['1010101010', '0101000000'],
];

/** Every session of the week, at one provider or at two. */
const FULL_TIME: Patterns = {
  single: [['1111111111', 1]],
  blended: [
    ['1111111100', '0000000011'],
    ['1111000000', '0000111111'],
    ['1111110000', '0000001111'],
    ['1010101010', '0101010101'],
  ],
};
const PART_TIME: Patterns = { single: SINGLE, blended: BLENDED };

interface Patterns {
  readonly single: readonly (readonly [string, number])[];
  readonly blended: readonly (readonly [string, string])[];
}

interface Offer {
  readonly providers: readonly DemoProvider[];
  readonly fullTime: boolean;
}

export interface Stay {
  readonly pupil: DemoPupil;
  readonly startsOn: string;
  readonly plannedEndOn: string;
  readonly leavesOn?: string;
}

/** The one or two placements of a stay: three in ten are blended packages of two providers. */
export function legsOf(chance: Chance, stay: Stay, { providers, fullTime }: Offer): DemoLeg[] {
  const { single, blended } = fullTime ? FULL_TIME : PART_TIME;
  const fitting = providers.filter((provider) => suits(provider, stay.pupil.age));
  const first = chance.pick(fitting);
  if (!chance.happens(0.32)) {
    return [leg(chance, stay, { provider: first, pattern: chance.weighted(single) })];
  }
  const second = chance.pick(fitting.filter((provider) => provider !== first));
  const [one, two] = chance.pick(blended);
  const main = leg(chance, stay, { provider: first, pattern: one });
  const other = leg(chance, stay, { provider: second, pattern: two });
  const { reason, team, endReason } = main;
  return [main, { ...other, reason, team, ...(endReason ? { endReason } : {}) }];
}

function leg(chance: Chance, stay: Stay, ordered: Pick<DemoLeg, 'provider' | 'pattern'>): DemoLeg {
  return {
    ...stay,
    ...ordered,
    placementId: chance.uuid(),
    placementRef: '',
    commissioner: chance.weighted([
      ['authority', 85],
      ['school', 10],
      ['joint', 5],
    ] as const),
    reason: chance.weighted([
      ['behaviour-support', 5],
      ['permanent-exclusion', 3],
      ['mental-health', 2],
      ['physical-health', 1],
    ] as const),
    team: chance.pick(['School Inclusion', 'School Inclusion', 'SEND', 'Virtual School']),
    arrival: 'arrived',
    attends: 0.55 + chance.next() * 0.43,
    ...(stay.leavesOn ? leaving(stay.pupil, stay.leavesOn, chance.weighted(ENDS)) : {}),
  };
}

// Who is in year 11 goes on at the end of June, whatever was planned.
const leaving = ({ age }: DemoPupil, endedOn: string, endReason: EndReason) => ({
  endedOn,
  endReason: age === 15 && endedOn.slice(5, 7) === '06' ? ('post-16' as const) : endReason,
});

const ENDS: readonly (readonly [EndReason, number])[] = [
  ['planned', 4],
  ['reintegrated', 4],
  ['breakdown', 1],
  ['other-provision', 1],
];

function suits(provider: DemoProvider, age: number): boolean {
  if (provider.kind === 'early-intervention-base') return age <= 10;
  if (provider.kind === 'work-based' || provider.kind === 'fe-college') return age >= 14;
  return age >= 11 || provider.registered || provider.lot === '3';
}
