import { type DataOf, type EventFacts, type Stated, statedBy } from '@ledger/kernel';
import type { TransitionEvent } from './transition.events.js';
import type { TransitionNarrative } from './transition.personal.js';

type Type = TransitionEvent['type'];

/** A statement as last recorded. */
export interface Known<T extends Type = Type> {
  readonly type: T;
  readonly data: DataOf<TransitionEvent, T>;
  readonly narrative: TransitionNarrative;
  readonly stated: Stated;
}

/** What is known of one leaving, by what each statement is about. */
export type Transition = ReadonlyMap<string, Known>;

/** What a statement is about: saying the same again puts it right. */
const subjects: { readonly [T in Type]: (data: DataOf<TransitionEvent, T>) => string } = {
  TransitionPlanStarted: () => 'plan',
  OnwardDestinationAgreed: ({ agreedOn }) => `agreed ${agreedOn}`,
  InformationPackSent: ({ to }) => `sent ${to}`,
  InformationPackAcknowledged: ({ to }) => `acknowledged ${to}`,
  KeepInTouchContact: (contact) => `contact ${contact.contactedOn} ${contact.with}`,
  EndOfPlacementSurvey: ({ respondent }) => `survey ${respondent}`,
  DestinationChecked: ({ point }) => `check ${point}`,
  DestinationSustained: () => 'standing',
  DestinationLost: () => 'standing',
  TrackingClosed: () => 'closed',
};

export const subjectOf = (type: Type, data: object): string =>
  (subjects[type] as (data: object) => string)(data);

/** What is known of that subject. */
export const known = <T extends Type>(state: Transition, subject: string) =>
  state.get(subject) as Known<T> | undefined;

const put =
  <T extends Type>(type: T) =>
  (state: Transition, data: DataOf<TransitionEvent, T>, facts: EventFacts): Transition => {
    const part = facts.personal.find((each) => each.class === 'narrative')?.values ?? {};
    const { words, destinationName } = part as TransitionNarrative;
    const narrative = { words, destinationName };
    const now = { type, data, narrative, stated: statedBy(facts) };
    return new Map(state).set(subjectOf(type, data), now as unknown as Known);
  };

/** What each event makes of it. */
export const evolveTransition = {
  TransitionPlanStarted: put('TransitionPlanStarted'),
  OnwardDestinationAgreed: put('OnwardDestinationAgreed'),
  InformationPackSent: put('InformationPackSent'),
  InformationPackAcknowledged: put('InformationPackAcknowledged'),
  KeepInTouchContact: put('KeepInTouchContact'),
  EndOfPlacementSurvey: put('EndOfPlacementSurvey'),
  DestinationChecked: put('DestinationChecked'),
  DestinationSustained: put('DestinationSustained'),
  DestinationLost: put('DestinationLost'),
  TrackingClosed: put('TrackingClosed'),
};
