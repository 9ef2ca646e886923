import { type Decided, type Decider, type DecisionFacts, foretoldAll } from '@ledger/kernel';
import { ProvisionCommand } from './provision.commands.js';
import { correctPlacement } from './provision.correct.js';
import { endPlacement, recordNotArrived, startPlacement } from './provision.course.js';
import { ProvisionEvent } from './provision.events.js';
import { evolveProvision } from './provision.evolve.js';
import { legToChange } from './provision.find.js';
import type { Provision } from './provision.legs.js';
import { orderPlacement } from './provision.order.js';
import {
  acknowledgePack,
  agreePackage,
  completeInduction,
  convert,
  declareSubcontract,
  giveNotice,
  proposePackage,
} from './provision.package.js';
import { pausePlacement, resumePlacement } from './provision.pause.js';
import { correctPause, withdrawPause, withdrawVariation } from './provision.put-right.js';
import { refuse } from './provision.refusals.js';
import { mustStand } from './provision.rules.js';
import { varyPackage } from './provision.vary.js';

type Asked = ProvisionCommand['data'];
type Decision<Data> = (
  state: Provision,
  data: Data,
  facts: DecisionFacts,
) => Decided<ProvisionEvent>[];

/** All placements of one child: the stream guards their sessions against each other. */
export const provision: Decider<Provision, ProvisionCommand, ProvisionEvent> = {
  category: 'provision',
  events: ProvisionEvent,
  commands: ProvisionCommand,
  initial: { pupilId: null, legs: {}, statements: new Map() },

  evolve: evolveProvision,

  decide: {
    OrderPlacement: standing(orderPlacement),
    CorrectPlacement: standing(correctPlacement),
    StartPlacement: standing(startPlacement),
    RecordNotArrived: standing(recordNotArrived),
    VaryPackage: standing(varyPackage),
    PausePlacement: standing(pausePlacement),
    ResumePlacement: standing(resumePlacement),
    EndPlacement: standing(endPlacement),
    WithdrawVariation: standing(withdrawVariation),
    CorrectPause: standing(correctPause),
    WithdrawPause: standing(withdrawPause),
    ProposePackage: standing(proposePackage),
    AgreePackage: standing(agreePackage),
    GiveOffSiteDirectionNotice: standing(giveNotice),
    CompleteInduction: standing(completeInduction),
    AcknowledgeInfoPack: standing(acknowledgePack),
    DeclareSubcontract: standing(declareSubcontract),
    ConvertToOffSiteDirection: standing(convert),
  },
};

// Whatever is decided, the placement must still stand afterwards, beside the child's others.
function standing<Data extends Asked>(decide: Decision<Data>): Decision<Data> {
  return (state, data, facts) => {
    if (state.pupilId !== null && state.pupilId !== data.pupilId)
      throw refuse('placement-moved-to-another-pupil', {}, 'pupilId');
    const events = decide(state, data, facts);
    const after = foretoldAll(provision, state, events);
    if (events.length > 0 && 'placementId' in data) mustStand(after, legToChange(after, data));
    return events;
  };
}
