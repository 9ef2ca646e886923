import { addDays } from '@ledger/school-time';
import { asked } from './approaches.js';
import { chance, type Chance } from './chance.js';
import { considered, type DemoPanel, stepsOfPanel } from './panels.js';
import type { DemoProvider } from './providers.js';
import { beginning, stepsOfReferral } from './referrals.js';
import type { Step } from './step.js';
import { AUTHORITY } from './terms.js';
import type { Standing, Waiting } from './waiting.js';

interface Around {
  readonly panels: ReadonlyMap<string, DemoPanel>;
  readonly providers: readonly DemoProvider[];
}

/** What happened to the children whose referral led to no placement, up to where it stands. */
export function waitingSteps(waiting: readonly Waiting[], around: Around): Step[] {
  const luck = chance(8047);
  return waiting.flatMap((child) => [
    ...beginning(luck, child),
    ...since[child.standing](child, { ...around, luck }),
  ]);
}

type Since = (child: Waiting, around: Around & { readonly luck: Chance }) => Step[];

const since: Readonly<Record<Standing, Since>> = {
  'with-the-hub': () => [],
  'information-asked-for': informationAsked,
  'on-the-next-agenda': () => [],
  deferred: (child, around) => heard(child, around, { outcome: 'defer' }),
  'no-answer-from-provider': unanswered,
  'offered-to-another-team': offered,
  'refused-and-appealed': appealed,
  withdrawn: (child) => [
    stepsOfReferral(child)('2026-06-15', 'WithdrawReferral', { withdrawnOn: '2026-06-15' }),
  ],
  'supported-otherwise': (child, around) => [
    ...heard(child, around, { outcome: 'refuse', rationale: 'School can meet this with outreach' }),
    closed(child, { closedOn: '2026-02-23', outcome: 'supported-otherwise' }),
  ],
};

function informationAsked(child: Waiting, { luck }: { readonly luck: Chance }): Step[] {
  const requestedOn = addDays(child.submittedOn, 7);
  return [
    stepsOfReferral(child)(requestedOn, 'RequestInformation', {
      ...{ informationId: luck.uuid(), from: 'school', requestedOn },
      dueOn: addDays(requestedOn, 3),
      informationWanted: 'What was tried in school this term',
    }),
  ];
}

function heard(child: Waiting, { panels, luck }: Parameters<Since>[1], decision: object): Step[] {
  const panel = panels.get(child.panelOn ?? '');
  if (!panel) return [];
  const { referralId } = child;
  return [
    considered(luck, panel, child),
    stepsOfPanel(panel)(panel.heldOn, 'DecideReferral', {
      ...{ referralId, childAuthority: AUTHORITY },
      ...decision,
    }),
  ];
}

function unanswered(child: Waiting, around: Parameters<Since>[1]): Step[] {
  const { providerId } = around.luck.pick(around.providers);
  return [
    ...heard(child, around, {
      outcome: 'agree',
      tier: 2,
      approver: { memberId: 'member-chair', role: 'chair' },
    }),
    asked(around.luck.uuid(), child, { providerId, approachedOn: '2026-09-30' }),
  ];
}

function offered(child: Waiting): Step[] {
  const offeredOn = '2026-10-05';
  const offer = { to: 'Virtual School', offeredOn, cause: 'became-looked-after' };
  return [stepsOfReferral(child)(offeredOn, 'OfferReferralTransfer', offer)];
}

function appealed(child: Waiting, around: Parameters<Since>[1]): Step[] {
  const panel = around.panels.get(child.panelOn ?? '');
  if (!panel) return [];
  const { referralId } = child;
  const [appealedOn, decidedOn] = ['2026-05-26', '2026-06-16'];
  return [
    ...heard(child, around, {
      outcome: 'refuse',
      rationale: 'The school has not tried enough yet',
    }),
    stepsOfPanel(panel)(appealedOn, 'AppealDecision', {
      ...{ referralId, appealedOn, by: 'family' },
      grounds: 'School says that it has nothing left to offer',
    }),
    stepsOfPanel(panel)(decidedOn, 'DecideAppeal', {
      ...{ referralId, decidedOn, outcome: 'dismissed' },
    }),
    closed(child, { closedOn: '2026-06-22', outcome: 'refused' }),
  ];
}

const closed = (child: Waiting, data: { closedOn: string; outcome: string }) =>
  stepsOfReferral(child)(data.closedOn, 'CloseReferral', data);
