import type { Decided, PersonalPart } from '@ledger/kernel';
import type { PupilCommand } from '../pupil.commands.js';
import type { PupilEvent } from '../pupil.events.js';

export const pupilId = '6f1f4a52-6c1b-4b0e-9d0e-2f7a6f6b1c11';
export const identity = {
  pupilRef: 'C-0001',
  givenName: 'Test',
  familyName: 'Child',
  dateOfBirth: '2011-03-04',
};
export const needs = { ncYear: '10', senStatus: 'K', lookedAfter: false } as const;
export const clear = { authority: '801', cohort: 2011, yearOffset: 0, schoolUrn: '109001' };
export const part = (name: 'identity' | 'needs', values: object): PersonalPart => ({
  pupilId,
  class: name,
  values: values as PersonalPart['values'],
});

export const registered = {
  type: 'ChildRegistered',
  data: clear,
  effectiveOn: '2025-09-10',
  pupilId,
  personal: [part('identity', identity), part('needs', needs)],
} satisfies Decided<PupilEvent>;
export const moved = {
  type: 'ChildCircumstancesChanged',
  data: { ...clear, schoolUrn: '109002', from: '2025-11-03' },
  effectiveOn: '2025-11-03',
  pupilId,
  personal: [],
} satisfies Decided<PupilEvent>;

export const said = { pupilId, authority: '801', schoolUrn: '109001', identity, needs };
export const register = (more: object = {}): PupilCommand => ({
  type: 'RegisterChild',
  data: { ...said, asAt: '2025-09-10', ...more },
});
export const correct = (more: object = {}): PupilCommand => ({
  type: 'CorrectChildDetails',
  data: { ...said, asAt: '2025-10-01', ...more },
});
export const change = (more: object = {}): PupilCommand => ({
  type: 'ChangeChildCircumstances',
  data: { ...said, from: '2025-11-03', ...more },
});
