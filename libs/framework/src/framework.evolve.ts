import { type Decider, type EventFacts, statedBy } from '@ledger/kernel';
import type { FrameworkCommand } from './framework.commands.js';
import type { FrameworkEvent } from './framework.events.js';
import {
  type EstablishedFramework,
  type Framework,
  lotKey,
  type Membership,
  rateKey,
  type Terms,
  type Uplift,
} from './framework.state.js';

type Evolve = Decider<Framework, FrameworkCommand, FrameworkEvent>['evolve'];

const known = <T>(value: T, facts: EventFacts) => ({ value, stated: statedBy(facts) });

const laid = <T>(table: ReadonlyMap<string, T>, key: string, row: T): ReadonlyMap<string, T> =>
  new Map([...table, [key, row]]);

const begun = (terms: Terms, facts: EventFacts): EstablishedFramework => ({
  terms: known(terms, facts),
  ends: terms.to,
  memberships: new Map(),
  rates: new Map(),
  uplifts: new Map(),
  blocks: new Map(),
  ceilings: new Map(),
});

// An open stay that is joined again was put right; so was an end that is told again.
function stayed(
  state: EstablishedFramework,
  key: string,
  change: (last: Membership | undefined) => Membership,
): EstablishedFramework {
  const stays = state.memberships.get(key) ?? [];
  const last = stays.at(-1);
  const changed = change(last);
  const isNew = last === undefined || (last.left !== undefined && changed.left === undefined);
  const rows = isNew ? [...stays, changed] : [...stays.slice(0, -1), changed];
  return { ...state, memberships: laid(state.memberships, key, rows) };
}

function uplifted(
  state: EstablishedFramework,
  upliftId: string,
  change: (uplift: Uplift) => Uplift,
): EstablishedFramework {
  const uplift = state.uplifts.get(upliftId);
  return uplift ? { ...state, uplifts: laid(state.uplifts, upliftId, change(uplift)) } : state;
}

/** The state of a framework after each kind of event. */
export const evolveFramework: Evolve = {
  FrameworkEstablished: (_, terms, facts) => begun(terms, facts),
  FrameworkCorrected: (state, terms, facts) =>
    state && {
      ...state,
      terms: known(terms, facts),
      ends: state.ends === state.terms.value.to ? terms.to : state.ends,
    },
  FrameworkExtended: (state, { to }) => state && { ...state, ends: to },
  ProviderJoinedFramework: (state, { joinedOn, ...onLot }, facts) =>
    state && stayed(state, lotKey(onLot), () => ({ joined: known(joinedOn, facts) })),
  ProviderLeftFramework: (state, { leftOn, ...onLot }, facts) =>
    state &&
    stayed(state, lotKey(onLot), (last) => ({
      joined: last?.joined ?? known(leftOn, facts),
      left: known(leftOn, facts),
    })),
  RateAgreed: (state, rate, facts) =>
    state && { ...state, rates: laid(state.rates, rateKey(rate), known(rate, facts)) },
  UpliftProposed: (state, proposal, facts) =>
    state && {
      ...state,
      uplifts: laid(state.uplifts, proposal.upliftId, {
        status: 'proposed',
        proposal: known(proposal, facts),
        effectiveFrom: proposal.effectiveFrom,
      }),
    },
  UpliftApproved: (state, decision, facts) =>
    state &&
    uplifted(state, decision.upliftId, (uplift) => ({
      ...uplift,
      status: 'approved',
      effectiveFrom: decision.effectiveFrom,
      decision: known(decision, facts),
    })),
  UpliftRefused: (state, decision, facts) =>
    state &&
    uplifted(state, decision.upliftId, (uplift) => ({
      ...uplift,
      status: 'refused',
      decision: known(decision, facts),
    })),
  BlockPlacesAgreed: (state, block, facts) =>
    state && { ...state, blocks: laid(state.blocks, block.blockId, known(block, facts)) },
  CeilingChanged: (state, ceiling, facts) =>
    state && { ...state, ceilings: laid(state.ceilings, ceiling.from, known(ceiling, facts)) },
};
