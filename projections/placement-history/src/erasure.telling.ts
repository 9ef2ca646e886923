import { idOfStream } from '@ledger/caseload';
import type { ErasureEvent } from '@ledger/erasure/events';
import type { Seen } from '@ledger/read-model';
import { detailsOf, type Labels } from './detail.js';
import { entered } from './entered.js';
import type { Tell, Told } from './telling.js';

const labels: Labels = {
  requestedOn: ['Requested on', 'date'],
  by: ['Requested by', 'text'],
  decidedOn: ['Decided on', 'date'],
  outcome: ['Outcome', 'text'],
  ground: ['Ground', 'text'],
  endedOn: ['Kept until', 'date'],
  rule: ['Rule of retention', 'text'],
  destroyedOn: ['Destroyed on', 'date'],
  classes: ['Classes of data', 'text'],
  deciders: ['Deciders', 'text'],
};

type ListsOf = { readonly classes: readonly string[]; readonly deciders?: readonly string[] };

const told = (what: string, { classes, deciders, ...data }: ListsOf): Told => ({
  what,
  details: detailsOf(labels, {
    ...data,
    ...(classes.length > 0 && { classes: classes.join(', ') }),
    ...(deciders && { deciders: deciders.join(', ') }),
  }),
});

/** How what was asked and decided about a child's personal data is told. */
export const erasureTellings: { readonly [T in ErasureEvent['type']]: Tell<T> } = {
  ErasureRequested: (data, _, { corrects }) =>
    told(corrects ? 'Erasure requested, put right' : 'Erasure requested', data),
  ErasureDecided: (data) => told(`Erasure ${data.outcome}`, data),
  RetentionEnded: (data) => told('Retention of personal data ended', data),
  SubjectKeyDestroyed: (data) => told('Personal data erased', data),
};

const ofErasure = {
  changes: (event: Seen<ErasureEvent>) =>
    entered(event, { pupilId: idOfStream(event.streamId, 'erasure'), placementId: null }),
};

export const erasureHandlers = {
  ErasureRequested: ofErasure,
  ErasureDecided: ofErasure,
  RetentionEnded: ofErasure,
  SubjectKeyDestroyed: ofErasure,
};
