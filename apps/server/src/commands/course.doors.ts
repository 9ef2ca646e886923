import { ProgressCommand } from '@ledger/progress';
import { ReviewCommand } from '@ledger/review';
import { TransitionCommand } from '@ledger/transition';
import { z } from 'zod';
import type { Ledger } from '../ledger-door.js';
import { type AskedCommand, type CommandDoor, type Prepared, routesOf } from './command-door.js';
import { knownChild } from './known-child.js';
import { knownLeg, leaverOn } from './known-leg.js';

/** The field of each command that says from when the fact is true, the first one given. */
const dates = [
  ...['heldOn', 'missedOn', 'to', 'dueOn', 'measuredOn', 'checkedOn', 'contactedOn', 'closedOn'],
  ...['surveyedOn', 'acknowledgedOn', 'sentOn', 'agreedOn', 'startedOn'],
];

const isDate = (value: unknown): value is string => z.iso.date().safeParse(value).success;

const dateIn = async (ledger: Ledger, { data }: AskedCommand) =>
  dates.map((field) => data[field]).find(isDate) ?? ledger.today();

/** The dates of a placement are read here, never believed: the caller does not send them. */
const ofChild = {
  id: z.uuid(),
  fromAddress: (pupilId: string) => ({ pupilId }),
  async prepare(ledger: Ledger, asked: AskedCommand): Promise<Prepared> {
    const child = await knownChild(ledger, asked.id, await dateIn(ledger, asked));
    const { placementId } = asked.data;
    const { facts, basis } = await knownLeg(ledger, { pupilId: asked.id, placementId });
    const { authority } = child;
    const placement = { startsOn: facts.startsOn };
    return { authority, data: { ...asked.data, placement }, basis: [child.basis, basis] };
  },
};

export const reviewDoor: CommandDoor = {
  ...ofChild,
  category: 'review',
  idMeans: "the child's id; all reviews of a child are one stream",
  commands: routesOf(ReviewCommand, ['pupilId', 'placement']),
};

export const progressDoor: CommandDoor = {
  ...ofChild,
  category: 'progress',
  idMeans: "the child's id; all progress of a child is one stream",
  commands: routesOf(ProgressCommand, ['pupilId', 'placement']),
};

export const transitionDoor: CommandDoor = {
  category: 'transition',
  id: z.uuid(),
  idMeans: 'the id of the placement that is left',
  commands: routesOf(TransitionCommand, ['placement']),
  fromAddress: () => ({}),
  async prepare(ledger, asked) {
    const pupilId = String(asked.data['pupilId']);
    const on = await dateIn(ledger, asked);
    const child = await knownChild(ledger, pupilId, on);
    const { facts, basis } = await knownLeg(ledger, { pupilId, placementId: asked.id });
    const leaver = await leaverOn(ledger, pupilId, facts.endedOn ?? on);
    const data = { ...asked.data, placement: { ...facts, leaver } };
    return { authority: child.authority, data, basis: [child.basis, basis] };
  },
};
