import {
  type DataOf,
  type Decided,
  type EventFacts,
  given,
  holdsAlready,
  overlaid,
  statedBy,
} from '@ledger/kernel';
import type { ProvisionEvent } from './provision.events.js';
import type { Provision } from './provision.legs.js';
import { sealedPart } from './provision.terms.js';

type Stated =
  | 'PackageProposed'
  | 'PackageAgreed'
  | 'OffSiteDirectionNoticeGiven'
  | 'InductionCompleted'
  | 'InfoPackAcknowledged'
  | 'SubcontractDeclared'
  | 'PlacementConverted';
type Subject<T extends Stated> = (data: DataOf<ProvisionEvent, T>) => string;

/** What each is about: said again of the same, it puts right what was said before. */
const subjects: { readonly [T in Stated]: Subject<T> } = {
  PackageProposed: ({ proposedOn }) => `proposed ${proposedOn}`,
  PackageAgreed: ({ agreedOn }) => `agreed ${agreedOn}`,
  OffSiteDirectionNoticeGiven: ({ placementId }) => `${placementId} notice`,
  InductionCompleted: ({ placementId }) => `${placementId} induction`,
  InfoPackAcknowledged: ({ placementId }) => `${placementId} pack`,
  SubcontractDeclared: ({ placementId, ...who }) =>
    `${placementId} subcontract ${who.subProviderId ?? ''} ${who.subProviderName ?? ''}`,
  PlacementConverted: ({ placementId }) => `${placementId} converted`,
};

const subjectOf = (type: Stated, data: object): string =>
  (subjects[type] as (data: object) => string)(data);

const put =
  <T extends Stated>(type: T) =>
  (state: Provision, data: DataOf<ProvisionEvent, T>, facts: EventFacts): Provision => {
    const { words } = facts.personal.find(isNarrative)?.values ?? {};
    const now = { data, words: given({ words }), stated: statedBy(facts) };
    const pupilId = state.pupilId ?? facts.personal[0]?.pupilId ?? null;
    const statements = new Map(state.statements).set(subjectOf(type, data), now);
    return { ...state, pupilId, statements };
  };

const isNarrative = (part: { readonly class: string }) => part.class === 'narrative';

/** What each of these events makes of the provision. */
export const evolveStatements = {
  PackageProposed: put('PackageProposed'),
  PackageAgreed: put('PackageAgreed'),
  OffSiteDirectionNoticeGiven: put('OffSiteDirectionNoticeGiven'),
  InductionCompleted: put('InductionCompleted'),
  InfoPackAcknowledged: put('InfoPackAcknowledged'),
  SubcontractDeclared: put('SubcontractDeclared'),
  PlacementConverted: put('PlacementConverted'),
};

interface Said<T extends Stated> {
  readonly type: T;
  readonly data: DataOf<ProvisionEvent, T>;
  readonly effectiveOn: string;
  readonly pupilId: string;
  readonly words?: string | undefined;
}

/** The statement as an event: none when it is known, a correction when something else was. */
export function say<T extends Stated>(
  state: Provision,
  { type, data, effectiveOn, pupilId, words }: Said<T>,
): Decided<ProvisionEvent>[] {
  const before = state.statements.get(subjectOf(type, data));
  const known = before ?? nothingYet;
  const sealed = overlaid(known.words, given({ words }));
  if (before && holdsAlready(known.data, data) && holdsAlready(known.words, sealed)) return [];
  const event = {
    ...{ type, data: overlaid<object>(known.data, data), effectiveOn, pupilId },
    personal: sealedPart(pupilId, 'narrative', sealed),
    ...(before && { corrects: before.stated.eventId }),
  };
  return [event as unknown as Decided<ProvisionEvent>];
}

const nothingYet = { data: {}, words: {} };
