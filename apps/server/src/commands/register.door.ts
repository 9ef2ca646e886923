import type { Basis } from '@ledger/kernel';
import { legsOf, provision, registerFactsOf } from '@ledger/provision';
import { HalfDay, RegisterCommand } from '@ledger/register';
import { loadStates } from '@ledger/write-side';
import { z } from 'zod';
import { fault } from '../http/problem.js';
import type { Ledger } from '../ledger-door.js';
import { type CommandDoor, routesOf } from './command-door.js';
import { knownChild } from './known-child.js';

const asRecorded = RegisterCommand.options[0].shape.data.shape.marks.element;
const Mark = z.strictObject({ ...asRecorded.shape }).omit({ placement: true });
type Mark = z.infer<typeof Mark>;

/** The facts of placements are read here, never believed: the caller does not send them. */
const commands = routesOf(RegisterCommand, ['providerId', 'date', 'session']).map((route) =>
  'marks' in route.data.shape
    ? { ...route, data: route.data.extend({ marks: z.array(Mark).min(1) }) }
    : route,
);

const registerId = /^[0-9a-f-]{36}-\d{4}-\d{2}-\d{2}-(AM|PM)$/;

export const registerDoor: CommandDoor = {
  category: 'register',
  id: z.string().regex(registerId, '<provider id>-<date>-AM or PM'),
  idMeans: '<provider id>-<date>-AM or PM: one register of one provider',
  commands,
  fromAddress: (id) => ({
    providerId: id.slice(0, 36),
    date: id.slice(37, 47),
    session: HalfDay.parse(id.slice(48)),
  }),
  async prepare(ledger, { id, data }) {
    // What is done about an absence is judged by the mark, which is in the register itself.
    if (!data['marks']) {
      const child = await knownChild(ledger, String(data['pupilId']), id.slice(37, 47));
      return { authority: child.authority, data, basis: [child.basis] };
    }
    const marks = data['marks'] as readonly Mark[];
    const authority = await authorityOf(ledger, marks, id.slice(37, 47));
    const known = await withPlacements(ledger, marks);
    return { authority, data: { ...data, marks: known.marks }, basis: known.basis };
  },
};

async function authorityOf(ledger: Ledger, marks: readonly Mark[], date: string): Promise<string> {
  const pupilIds = [...new Set(marks.map(({ pupilId }) => pupilId))];
  const children = await Promise.all(pupilIds.map((id) => knownChild(ledger, id, date)));
  const [authority, ...others] = [...new Set(children.map((child) => child.authority))];
  if (authority === undefined || others.length > 0) throw severalAuthorities();
  return authority;
}

// Each event belongs to one authority, and a command's events to the same one.
const severalAuthorities = () =>
  fault(409, {
    pointer: '/data/marks',
    code: 'register-of-several-authorities',
    message: 'These children belong to several authorities. Send the marks of each by themselves.',
  });

async function withPlacements(ledger: Ledger, marks: readonly Mark[]) {
  const streamIds = [...new Set(marks.map(({ pupilId }) => `provision-${pupilId}`))];
  const states = await loadStates(ledger, provision, streamIds);
  const known = marks.map((mark, index) => {
    const state = states.get(`provision-${mark.pupilId}`)?.state;
    const leg = state && legsOf(state).find(({ placementId }) => placementId === mark.placementId);
    if (!leg) throw unknownPlacement(index);
    return { ...mark, placement: registerFactsOf(leg) };
  });
  const basis: readonly Basis[] = [...states].map(([streamId, { revision }]) => ({
    streamId,
    revision,
  }));
  return { marks: known, basis };
}

const unknownPlacement = (index: number) =>
  fault(409, {
    pointer: `/data/marks/${index}/placementId`,
    code: 'unknown-placement',
    message: 'This child has no placement with this id.',
  });
