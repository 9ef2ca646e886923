import { type DataOf, type Decider, type EventFacts, given, statedBy } from '@ledger/kernel';
import type { ProvisionCommand } from './provision.commands.js';
import type { ProvisionEvent } from './provision.events.js';
import { isPauseOf, type Leg, type Provision, type Variation } from './provision.legs.js';
import { evolveStatements } from './provision.statements.js';
import type { Terms, Words } from './provision.terms.js';

type Corrected = DataOf<ProvisionEvent, 'PlacementCorrected'>['changed'];
type Step = (leg: Leg) => Partial<Leg>;

export const evolveProvision: Decider<Provision, ProvisionCommand, ProvisionEvent>['evolve'] = {
  PlacementOrdered(state, { placementId, providerId, ...terms }, facts) {
    const leg = newLeg({ placementId, providerId, terms }, facts);
    const pupilId = state.pupilId ?? facts.personal[0]?.pupilId ?? null;
    return { ...state, pupilId, legs: { ...state.legs, [placementId]: leg } };
  },

  PlacementStarted: (state, { placementId, startedOn }, facts) =>
    changing(state, placementId, () => ({
      start: { on: startedOn, stated: statedBy(facts) },
      notArrived: false,
    })),

  NotArrived: (state, { placementId }) =>
    changing(state, placementId, () => ({ notArrived: true })),

  PackageVaried: (state, { placementId, ...variation }, facts) =>
    changing(state, placementId, ({ variations }) => ({
      variations: withVariation(variations, { ...variation, stated: statedBy(facts) }),
    })),

  PlacementPaused: (state, { placementId, ...pause }, facts) =>
    changing(state, placementId, ({ pauses }) => ({
      pauses: [...pauses, { ...pause, to: null, stated: statedBy(facts) }],
    })),

  PlacementResumed: (state, { placementId, from }) =>
    changing(state, placementId, ({ pauses }) => ({
      pauses: pauses.map((pause) => (pause.to === null ? { ...pause, to: from } : pause)),
    })),

  PlacementEnded: (state, { placementId, ...end }, facts) =>
    changing(state, placementId, () => ({ end: { ...end, stated: statedBy(facts) } })),

  PlacementCorrected: (state, { placementId, changed }, facts) =>
    changing(state, placementId, (leg) => correcting(leg, changed, facts)),

  VariationWithdrawn: (state, { placementId, from }) =>
    changing(state, placementId, ({ variations }) => ({
      variations: variations.filter((each) => each.from !== from),
    })),

  PauseCorrected: (state, { placementId, pausedFrom, ...pause }, facts) =>
    changing(state, placementId, ({ pauses }) => ({
      pauses: pauses.map((each) =>
        isPauseOf(each, pausedFrom) ? { ...pause, stated: statedBy(facts) } : each,
      ),
    })),

  PauseWithdrawn: (state, { placementId, from }) =>
    changing(state, placementId, ({ pauses }) => ({
      pauses: pauses.filter((each) => !isPauseOf(each, from)),
    })),

  ...evolveStatements,
};

function newLeg(said: Pick<Leg, 'placementId' | 'providerId' | 'terms'>, facts: EventFacts): Leg {
  return {
    ...said,
    termsStated: statedBy(facts),
    start: null,
    notArrived: false,
    end: null,
    variations: [],
    pauses: [],
    words: wordsOf(facts, { identity: {}, narrative: {} }),
  };
}

function changing(state: Provision, placementId: string, step: Step): Provision {
  const leg = state.legs[placementId];
  if (!leg) return state;
  return { ...state, legs: { ...state.legs, [placementId]: { ...leg, ...step(leg) } } };
}

const withVariation = (known: readonly Variation[], now: Variation) =>
  [...known.filter(({ from }) => from !== now.from), now].sort((one, other) =>
    one.from < other.from ? -1 : 1,
  );

// A correction speaks of the start, of the end or of what was ordered, and corrects that event.
function correcting(leg: Leg, changed: Corrected, facts: EventFacts): Partial<Leg> {
  const { startedOn, endedOn, endReason, ...terms } = changed;
  if (startedOn) return { start: { on: startedOn, stated: statedBy(facts) } };
  if (endedOn !== undefined || endReason !== undefined)
    return { end: endAfter(leg, { endedOn, endReason }, facts) };
  return {
    terms: without({ ...leg.terms, ...given(terms) }),
    termsStated: statedBy(facts),
    words: wordsOf(facts, leg.words),
  };
}

function endAfter(
  { end }: Leg,
  { endedOn = end?.endedOn, endReason = end?.endReason }: Pick<Corrected, 'endedOn' | 'endReason'>,
  facts: EventFacts,
): Leg['end'] {
  if (!endedOn) return null;
  return { endedOn, ...(endReason ? { endReason } : {}), stated: statedBy(facts) };
}

/** The terms without those that a null took away. */
const without = (terms: object) =>
  Object.fromEntries(Object.entries(terms).filter(([, value]) => value !== null)) as Terms;

function wordsOf({ personal }: EventFacts, known: Words): Words {
  const valuesOf = (name: keyof Words) =>
    personal.find((part) => part.class === name)?.values ?? known[name];
  return { identity: valuesOf('identity'), narrative: valuesOf('narrative') };
}
