import { type DataOf, type Decided, type DecisionFacts, given } from '@ledger/kernel';
import type { ProvisionCommand } from './provision.commands.js';
import type { ProvisionEvent } from './provision.events.js';
import { legToChange } from './provision.find.js';
import { type Provision, startOf } from './provision.legs.js';
import { refuse } from './provision.refusals.js';
import { say } from './provision.statements.js';

type Events = Decided<ProvisionEvent>[];
type Asked<T extends ProvisionCommand['type']> = DataOf<ProvisionCommand, T>;

/** Notice must be given at least so many school days before the first day. */
const SCHOOL_DAYS_OF_NOTICE = 2;

export function proposePackage(state: Provision, asked: Asked<'ProposePackage'>): Events {
  const { pupilId, words, ...said } = asked;
  const data = { ...said, placementIds: inOrder(said.placementIds) };
  return say(state, {
    ...{ type: 'PackageProposed', data, effectiveOn: said.proposedOn, pupilId, words },
  });
}

export function agreePackage(state: Provision, asked: Asked<'AgreePackage'>): Events {
  const { pupilId, words, ...said } = asked;
  const { agreedOn, exitTargetOn } = said;
  if (exitTargetOn < agreedOn)
    throw refuse(
      'exit-before-the-package',
      { exit: exitTargetOn, agreed: agreedOn },
      'exitTargetOn',
    );
  const data = { ...said, placementIds: inOrder(said.placementIds) };
  return say(state, { type: 'PackageAgreed', data, effectiveOn: agreedOn, pupilId, words });
}

// The placements of a package are a set.
const inOrder = (placementIds: readonly string[]) => [...new Set(placementIds)].sort();

/** Late notice is recorded, and says that it is late. */
export function giveNotice(state: Provision, asked: Asked<'GiveOffSiteDirectionNotice'>): Events {
  legToChange(state, asked);
  const { pupilId, words, ...said } = asked;
  const late = said.schoolDaysBefore < SCHOOL_DAYS_OF_NOTICE;
  const data = given({ ...said, late }) as DataOf<ProvisionEvent, 'OffSiteDirectionNoticeGiven'>;
  return say(state, {
    ...{ type: 'OffSiteDirectionNoticeGiven', data, effectiveOn: said.givenOn, pupilId, words },
  });
}

export function completeInduction(
  state: Provision,
  { pupilId, ...data }: Asked<'CompleteInduction'>,
  facts: DecisionFacts,
): Events {
  legToChange(state, data);
  isOver(data.completedOn, facts, 'completedOn');
  return say(state, {
    ...{ type: 'InductionCompleted', data, effectiveOn: data.completedOn, pupilId },
  });
}

export function acknowledgePack(
  state: Provision,
  { pupilId, tailoredItems, ...said }: Asked<'AcknowledgeInfoPack'>,
  facts: DecisionFacts,
): Events {
  legToChange(state, said);
  isOver(said.acknowledgedOn, facts, 'acknowledgedOn');
  const known = state.statements.get(`${said.placementId} pack`)?.data;
  const before = (known as { tailoredItems?: string[] } | undefined)?.tailoredItems ?? [];
  const data = { ...said, tailoredItems: tailoredItems ? inOrder(tailoredItems) : before };
  return say(state, {
    ...{ type: 'InfoPackAcknowledged', data, effectiveOn: said.acknowledgedOn, pupilId },
  });
}

/** It may become known long after it began: `from` is when it was true. */
export function declareSubcontract(
  state: Provision,
  { pupilId, ...said }: Asked<'DeclareSubcontract'>,
  facts: DecisionFacts,
): Events {
  const leg = legToChange(state, said);
  const { from, declaredOn, subProviderId, subProviderName } = said;
  if ((subProviderId === undefined) === (subProviderName === undefined))
    throw refuse('sub-provider-missing', {}, 'subProviderId');
  if (subProviderId === leg.providerId)
    throw refuse('subcontract-with-itself', {}, 'subProviderId');
  const start = startOf(leg);
  if (from < start) throw refuse('subcontract-before-the-start', { from, start }, 'from');
  isOver(declaredOn, facts, 'declaredOn');
  const data = given(said) as DataOf<ProvisionEvent, 'SubcontractDeclared'>;
  return say(state, { type: 'SubcontractDeclared', data, effectiveOn: from, pupilId });
}

/** An exclusion that was rescinded leaves the child on the school's roll: the school then directs. */
export function convert(
  state: Provision,
  { pupilId, ...said }: Asked<'ConvertToOffSiteDirection'>,
): Events {
  const leg = legToChange(state, said);
  const { from } = said;
  const { reason } = leg.terms;
  if (reason !== 'permanent-exclusion' && reason !== 'suspension')
    throw refuse('placement-not-for-an-exclusion');
  const start = startOf(leg);
  if (from < start) throw refuse('conversion-before-the-start', { from, start }, 'from');
  if (leg.end && from > leg.end.endedOn)
    throw refuse('placement-already-ended', { end: leg.end.endedOn }, 'from');
  const data = { ...said, to: 'off-site-direction' } as const;
  return say(state, { type: 'PlacementConverted', data, effectiveOn: from, pupilId });
}

function isOver(date: string, { today }: DecisionFacts, field: string): void {
  if (date > today) throw refuse('still-to-come', { date }, field);
}
