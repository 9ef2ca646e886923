import { type DataOf, type Decider, type DecisionFacts, given } from '@ledger/kernel';
import { checkDestination } from './transition.checks.js';
import { TransitionCommand } from './transition.commands.js';
import { TransitionEvent } from './transition.events.js';
import { refuse } from './transition.refusals.js';
import { beganBefore, happened, leftOf, sameChild } from './transition.rules.js';
import { type Events, say } from './transition.say.js';
import { evolveTransition, known, type Transition } from './transition.state.js';

type Asked = TransitionCommand['data'];
type Of<T extends TransitionCommand['type']> = DataOf<TransitionCommand, T>;
type Decision<D extends Asked> = (state: Transition, data: D, facts: DecisionFacts) => Events;

/** How one placement is left, and what became of the child. */
export const transition: Decider<Transition, TransitionCommand, TransitionEvent> = {
  category: 'transition',
  events: TransitionEvent,
  commands: TransitionCommand,
  initial: new Map(),
  evolve: evolveTransition,

  decide: {
    StartTransitionPlan: untilClosed(startPlan),
    AgreeOnwardDestination: untilClosed(agree),
    SendInformationPack: untilClosed(send),
    AcknowledgeInformationPack: untilClosed(acknowledge),
    KeepInTouch: untilClosed(keepInTouch),
    RecordEndSurvey: untilClosed(survey),
    CheckDestination: untilClosed(checkDestination),
    CloseTracking: untilClosed(close),
  },
};

// After the tracking is closed, what was said before may still be put right.
function untilClosed<D extends Asked>(decide: Decision<D>): Decision<D> {
  return (state, data, facts) => {
    sameChild(state, data);
    const events = decide(state, data, facts);
    const closed = known<'TrackingClosed'>(state, 'closed');
    if (closed && events.length > 0 && !events[0]?.corrects)
      throw refuse('tracking-closed', { closedOn: closed.data.closedOn });
    return events;
  };
}

function startPlan(state: Transition, { placement, words, ...data }: Of<'StartTransitionPlan'>) {
  beganBefore(placement, data.startedOn, 'startedOn');
  const effectiveOn = data.startedOn;
  return say(state, {
    ...{ type: 'TransitionPlanStarted', data: given(data), effectiveOn },
    narrative: { words },
  });
}

function agree(state: Transition, asked: Of<'AgreeOnwardDestination'>) {
  const { placement, words, destinationName, ...data } = asked;
  beganBefore(placement, data.agreedOn, 'agreedOn');
  return say(state, {
    ...{ type: 'OnwardDestinationAgreed', data: given(data), effectiveOn: data.agreedOn },
    narrative: { words, destinationName },
  });
}

function send(state: Transition, asked: Of<'SendInformationPack'>, { today }: DecisionFacts) {
  const { placement, words, ...data } = asked;
  happened(data.sentOn, today, 'sentOn');
  beganBefore(placement, data.sentOn, 'sentOn');
  return say(state, {
    ...{ type: 'InformationPackSent', data, effectiveOn: data.sentOn },
    narrative: { words },
  });
}

function acknowledge(
  state: Transition,
  { pupilId, acknowledgedOn, to, words }: Of<'AcknowledgeInformationPack'>,
  { today }: DecisionFacts,
) {
  const sent = known<'InformationPackSent'>(state, `sent ${to}`);
  if (!sent) throw refuse('pack-not-sent', {}, 'to');
  happened(acknowledgedOn, today, 'acknowledgedOn');
  const { sentOn } = sent.data;
  if (acknowledgedOn < sentOn)
    throw refuse('pack-acknowledged-before-it-was-sent', { sentOn }, 'acknowledgedOn');
  const data = { pupilId, acknowledgedOn, to };
  return say(state, {
    ...{ type: 'InformationPackAcknowledged', data, effectiveOn: acknowledgedOn },
    narrative: { words },
  });
}

function keepInTouch(state: Transition, asked: Of<'KeepInTouch'>, { today }: DecisionFacts) {
  const { placement, words, ...data } = asked;
  const { contactedOn } = data;
  const leftOn = leftOf(placement);
  happened(contactedOn, today, 'contactedOn');
  if (contactedOn < leftOn)
    throw refuse('contact-before-leaving', { leftOn, date: contactedOn }, 'contactedOn');
  const before = known<'KeepInTouchContact'>(state, `contact ${contactedOn} ${data.with}`);
  const contacts = [...state.keys()].filter((subject) => subject.startsWith('contact '));
  const number = before?.data.number ?? contacts.length + 1;
  return say(state, {
    ...{ type: 'KeepInTouchContact', data: { ...data, number }, effectiveOn: contactedOn },
    narrative: { words },
  });
}

function survey(state: Transition, asked: Of<'RecordEndSurvey'>, { today }: DecisionFacts) {
  const { placement, words, ...data } = asked;
  happened(data.surveyedOn, today, 'surveyedOn');
  beganBefore(placement, data.surveyedOn, 'surveyedOn');
  return say(state, {
    ...{ type: 'EndOfPlacementSurvey', data: given(data), effectiveOn: data.surveyedOn },
    narrative: { words },
  });
}

function close(state: Transition, asked: Of<'CloseTracking'>, { today }: DecisionFacts) {
  const { placement, words, ...data } = asked;
  const { closedOn, because } = data;
  const leftOn = leftOf(placement);
  happened(closedOn, today, 'closedOn');
  if (closedOn < leftOn)
    throw refuse('tracking-closed-before-leaving', { leftOn, date: closedOn }, 'closedOn');
  if (because === 'two-years-over' && !state.has('check month-24'))
    throw refuse('last-check-missing', {}, 'because');
  return say(state, {
    ...{ type: 'TrackingClosed', data, effectiveOn: closedOn },
    narrative: { words },
  });
}
