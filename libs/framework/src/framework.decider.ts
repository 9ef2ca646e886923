import { type Decided, type Decider, given, holdsAlready, overlaid } from '@ledger/kernel';
import { FrameworkCommand } from './framework.commands.js';
import { FrameworkEvent } from './framework.events.js';
import { evolveFramework } from './framework.evolve.js';
import { joinFramework, leaveFramework } from './framework.membership.js';
import { agreeBlock, agreeRate, changeCeiling } from './framework.prices.js';
import { refuse } from './framework.refusals.js';
import { yearsAfter } from './framework.spending.js';
import {
  type Asked,
  established,
  type EstablishedFramework,
  type Framework,
  type Terms,
} from './framework.state.js';
import { approveUplift, proposeUplift, refuseUplift } from './framework.uplifts.js';

type Events = readonly Decided<FrameworkEvent>[];

/** A framework agreement of one or more authorities. */
export const framework: Decider<Framework, FrameworkCommand, FrameworkEvent> = {
  category: 'framework',
  events: FrameworkEvent,
  commands: FrameworkCommand,
  initial: null,
  evolve: evolveFramework,
  decide: {
    EstablishFramework: establish,
    ExtendFramework: extend,
    JoinFramework: joinFramework,
    LeaveFramework: leaveFramework,
    AgreeRate: agreeRate,
    ProposeUplift: proposeUplift,
    ApproveUplift: approveUplift,
    RefuseUplift: refuseUplift,
    AgreeBlockPlaces: agreeBlock,
    ChangeCeiling: changeCeiling,
  },
};

function establish(state: Framework, asked: Asked<'EstablishFramework'>): Events {
  const terms = inOrder(given(asked) as Terms);
  if (state) return corrected(state, terms);
  return [{ type: 'FrameworkEstablished', data: terms, effectiveOn: terms.from }];
}

function corrected({ terms: known }: EstablishedFramework, terms: Terms): Events {
  const { frameworkRef } = known.value;
  if (terms.frameworkRef !== frameworkRef)
    throw refuse('framework-has-another-reference', { frameworkRef }, 'frameworkRef');
  if (holdsAlready(known.value, terms)) return [];
  const data = overlaid(known.value, terms);
  const { eventId: corrects } = known.stated;
  return [{ type: 'FrameworkCorrected', data, effectiveOn: data.from, corrects }];
}

// Authorities and lots are sets: the same ones in another order say the same.
function inOrder(terms: Terms): Terms {
  const { from, to, authorities, lots } = terms;
  if (to < from) throw refuse('framework-ends-before-it-starts', { from, to }, 'to');
  const sorted = (values: readonly string[]) => [...new Set(values)].sort();
  return { ...terms, authorities: sorted(authorities), lots: sorted(lots) };
}

function extend(state: Framework, { to }: Asked<'ExtendFramework'>): Events {
  const { terms, ends } = established(state);
  if (to === ends && ends !== terms.value.to) return [];
  if (to <= ends) throw refuse('framework-extension-not-later', { ends }, 'to');
  const latest = yearsAfter(terms.value.to, terms.value.extensionYears ?? 0);
  if (to > latest) throw refuse('framework-extension-too-long', { latest, to }, 'to');
  return [{ type: 'FrameworkExtended', data: { to }, effectiveOn: ends }];
}
