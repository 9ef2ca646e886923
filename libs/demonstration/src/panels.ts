import { chance, type Chance } from './chance.js';
import type { Journey } from './journeys.js';
import type { DemoLeg } from './legs.js';
import { PANEL_CLERK } from './people.js';
import { type Step, stepsOf } from './step.js';
import { AUTHORITY } from './terms.js';
import { weeklyPence } from './weekly-pence.js';

/** One meeting of the inclusion panel, and its outside reference. */
export interface DemoPanel {
  readonly panelId: string;
  readonly panelRef: string;
  readonly heldOn: string;
}

/** The meetings on these days, in order; a day given twice is one meeting. */
export function panelsOn(days: readonly string[]): readonly DemoPanel[] {
  const luck = chance(8043);
  return [...new Set(days)].sort().map((heldOn) => ({
    panelId: luck.uuid(),
    panelRef: panelRefOn(heldOn),
    heldOn,
  }));
}

export const panelRefOn = (heldOn: string): string => `IP-${heldOn}`;

export const stepsOfPanel = ({ panelId }: DemoPanel) =>
  stepsOf({ category: 'panel', id: panelId, actor: PANEL_CLERK, time: '15:40' });

type OnAgenda = Pick<Journey, 'referralId' | 'pupil'>;

/** Scheduled, and its agenda made, on the day itself: a meeting is one stream. */
export function agenda(panel: DemoPanel, on: string, referrals: readonly OnAgenda[]): Step[] {
  const { panelRef, heldOn } = panel;
  const step = stepsOfPanel(panel);
  return [
    step(on, 'SchedulePanel', { panelRef, kind: 'inclusion-panel', heldOn }),
    ...referrals.map(({ referralId, pupil: { pupilId } }) =>
      step(on, 'PutReferralOnAgenda', { referralId, referral: { pupilId, status: 'open' } }),
    ),
  ];
}

/** The panel considers each of the children and agrees to the package that is then ordered. */
export function agreements(panel: DemoPanel, journeys: readonly Journey[]): Step[] {
  const luck = chance(8044 + Number(panel.heldOn.replaceAll('-', '')));
  return journeys.flatMap((journey) => [
    considered(luck, panel, journey),
    stepsOfPanel(panel)(panel.heldOn, 'DecideReferral', decision(luck, journey)),
  ]);
}

export function considered(luck: Chance, panel: DemoPanel, { referralId }: OnAgenda): Step {
  return stepsOfPanel(panel)(panel.heldOn, 'ConsiderReferral', {
    referralId,
    members: MEMBERS,
    ...(luck.happens(0.08)
      ? { interests: [{ memberId: 'member-head', kind: 'works-with-child' }] }
      : {}),
    options: ['support-in-school', 'part-time-placement', luck.pick(OTHER_OPTIONS)],
    discussion: luck.pick(DISCUSSIONS),
  });
}

const MEMBERS = [
  { memberId: 'member-chair', role: 'chair', organisation: AUTHORITY },
  { memberId: 'member-head', role: 'headteacher', organisation: 'Secondary heads' },
  { memberId: 'member-ep', role: 'educational psychologist', organisation: AUTHORITY },
  { memberId: 'member-health', role: 'nurse', organisation: 'School health' },
];
const OTHER_OPTIONS = ['outreach', 'full-time-placement', 'split-package', 'home-tuition'];
const DISCUSSIONS = [
  'What school has tried is well told; the child asks for practical work',
  'A short stay with a firm date of return was preferred',
  'The family wants a place that can be reached on foot',
];

/** The whole decision on a child, with the coded reason of each unusual choice. */
function decision(luck: Chance, journey: Journey): object {
  const { referralId, legs } = journey;
  const ends = legs.map(({ plannedEndOn }) => plannedEndOn).sort();
  return {
    ...{ referralId, outcome: luck.happens(0.9) ? 'agree' : 'alternative' },
    tier: luck.between(1, 3),
    fundingLine: '1.2.7',
    approvedUntil: ends.at(-1),
    ...approvedCost(legs),
    approver: { memberId: 'member-chair', role: 'chair', limitPence: 4_000_000 },
    providers: legs.map(({ provider: { providerId, authority, registered } }) => ({
      ...{ providerId, authority, registered },
    })),
    ...reasons(luck, legs),
    roll: luck.pick(['C', 'M', 'M']),
    buyingRoute: luck.weighted(ROUTES),
    approachedProviderIds: legs.map(({ provider }) => provider.providerId),
    childAuthority: AUTHORITY,
    rationale: luck.pick(RATIONALES),
    intendedOutcome: luck.pick(OUTCOMES),
  };
}

// Where each price is so much for a session, a day or a week, with a tenth for what may be added.
function approvedCost(legs: readonly DemoLeg[]): object {
  const costs = legs.map(weeklyPence);
  if (costs.some((cost) => cost === null)) return {};
  const sum = costs.reduce<number>((all, cost) => all + (cost ?? 0), 0);
  return { approvedWeeklyPence: Math.ceil((sum * 11) / 10) };
}

function reasons(luck: Chance, legs: readonly DemoLeg[]): object {
  const providers = legs.map(({ provider }) => provider);
  return {
    ...(legs.length > 1 ? { splitReason: luck.pick(['needs-of-the-child', 'phased-return']) } : {}),
    ...(providers.some(({ registered }) => !registered)
      ? { unregisteredReason: luck.pick(['part-time-only', 'needs-of-the-child']) }
      : {}),
    ...(providers.some(({ authority }) => authority !== AUTHORITY)
      ? { outOfAreaReason: 'nearest-to-home' }
      : {}),
  };
}

const ROUTES = [
  ['spot', 6],
  ['expression-of-interest', 3],
  ['block', 1],
] as const;
const RATIONALES = [
  'School alone cannot meet the need now; a part-time place keeps the way back open',
  'The child engages with practical work and has a clear goal',
  'Two shorter placements fit the week better than one long one',
];
const OUTCOMES = ['Back in school full-time', 'A place at college', 'Attending again each day'];
