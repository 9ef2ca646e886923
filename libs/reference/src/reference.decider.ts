import { type DataOf, type Decider, given, holdsAlready } from '@ledger/kernel';
import { ReferenceCommand } from './reference.commands.js';
import { ReferenceEvent } from './reference.events.js';
import { refuse } from './reference.refusals.js';

type Claim = DataOf<ReferenceEvent, 'ReferenceClaimed'>;

/** What the outside reference stands for; null while nobody has claimed it. */
export type Reference = Claim | null;

/** One outside reference, whose stream is named by its keyed hash: the reference itself is not in it. */
export const reference: Decider<Reference, ReferenceCommand, ReferenceEvent> = {
  category: 'ref',
  events: ReferenceEvent,
  commands: ReferenceCommand,
  initial: null,

  evolve: {
    ReferenceClaimed: (_, claim) => claim,
  },

  decide: {
    ClaimReference(state, claim, { today }) {
      if (state && holdsAlready(state, claim)) return [];
      if (state) throw refuse('reference-already-claimed', { kind: claim.kind });
      const about = childOf(claim);
      const child = about === undefined ? {} : { pupilId: about };
      return [{ type: 'ReferenceClaimed', data: given(claim), effectiveOn: today, ...child }];
    },
  },
};

const childOf = (claim: Claim) => (claim.kind === 'pupil' ? claim.id : claim.pupilId);
