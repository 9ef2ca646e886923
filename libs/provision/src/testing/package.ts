import type { Decided, PersonalPart } from '@ledger/kernel';
import type { ProvisionCommand } from '../provision.commands.js';
import type { ProvisionEvent } from '../provision.events.js';

export const pupilId = '6f1f4a52-6c1b-4b0e-9d0e-2f7a6f6b1c11';
export const otherPupil = 'c2b1f8de-0a4e-4f7f-8a60-5b9c7d1e2f44';
export const placementId = 'b9e0a7c4-1f0d-4b57-8c3a-0c5c2d8f7e22';
export const second = 'e7a9c5d3-2b6f-4c8e-9d1a-3f5b7c9e1a55';
export const third = 'a1d2c3b4-5e6f-4a7b-8c9d-0e1f2a3b4c66';
export const providerId = '0d3f2b61-5a44-4f0e-9a0b-7d1f7c9e4a33';
export const otherProvider = 'f4e5d6c7-8b9a-4c0d-9e1f-2a3b4c5d6e77';

export const mornings = '1010101010';
export const afternoons = '0101010101';
export const mondays = '1100000000';
export const allWeek = '1111111111';

/** What an order says at least, besides whose it is. */
export const said = {
  lot: '1',
  commissioner: 'authority',
  reason: 'behaviour-support',
  startsOn: '2025-09-08',
  pattern: mornings,
  rateBasis: 'session',
  ratePence: 45_00,
  costCentre: '14210',
} as const;

export const terms = {
  ...said,
  arrangedBy: 'authority',
  joint: false,
  chargedWhenAbsent: true,
  chargedWhenClosed: false,
} as const;

export const part = (name: 'identity' | 'narrative', values: object): PersonalPart => ({
  pupilId,
  class: name,
  values: values as PersonalPart['values'],
});

const leg = { pupilId, placementId };
const whole = { ...leg, providerId, placementRef: 'PL-1', ...said };

export const ordered = {
  type: 'PlacementOrdered',
  data: { placementId, providerId, ...terms },
  effectiveOn: '2025-09-08',
  pupilId,
  personal: [part('identity', { placementRef: 'PL-1' })],
} satisfies Decided<ProvisionEvent>;

export const started = {
  type: 'PlacementStarted',
  data: { placementId, startedOn: '2025-09-10' },
  effectiveOn: '2025-09-10',
  pupilId,
} satisfies Decided<ProvisionEvent>;

export const notArrived = {
  type: 'NotArrived',
  data: { placementId, expectedOn: '2025-09-08' },
  effectiveOn: '2025-09-08',
  pupilId,
} satisfies Decided<ProvisionEvent>;

export const ended = {
  type: 'PlacementEnded',
  data: { placementId, endedOn: '2025-10-24', endReason: 'planned' },
  effectiveOn: '2025-10-24',
  pupilId,
} satisfies Decided<ProvisionEvent>;

export const paused = {
  type: 'PlacementPaused',
  data: { placementId, from: '2025-10-06', by: 'provider', charged: false },
  effectiveOn: '2025-10-06',
  pupilId,
} satisfies Decided<ProvisionEvent>;

export const resumed = {
  type: 'PlacementResumed',
  data: { placementId, from: '2025-10-13' },
  effectiveOn: '2025-10-13',
  pupilId,
} satisfies Decided<ProvisionEvent>;

/** The same event of another placement of the child, or with other data. */
export const withData = <E extends { data: object }>(event: E, data: object): E => ({
  ...event,
  data: { ...event.data, ...data },
});

export const order = (more: object = {}): ProvisionCommand => ({
  type: 'OrderPlacement',
  data: { ...whole, ...more },
});
export const correct = (more: object = {}): ProvisionCommand => ({
  type: 'CorrectPlacement',
  data: { ...whole, ...more },
});
export const start = (startedOn = '2025-09-10'): ProvisionCommand => ({
  type: 'StartPlacement',
  data: { ...leg, startedOn },
});
export const missing: ProvisionCommand = { type: 'RecordNotArrived', data: leg };
export const end = (more: object = {}): ProvisionCommand => ({
  type: 'EndPlacement',
  data: { ...leg, endedOn: '2025-10-24', endReason: 'planned', ...more },
});
export const vary = (more: object = {}): ProvisionCommand => ({
  type: 'VaryPackage',
  data: { ...leg, from: '2025-11-03', ...more },
});
export const pause = (more: object = {}): ProvisionCommand => ({
  type: 'PausePlacement',
  data: { ...leg, from: '2025-10-06', by: 'provider', charged: false, ...more },
});
export const resume = (from = '2025-10-13'): ProvisionCommand => ({
  type: 'ResumePlacement',
  data: { ...leg, from },
});
