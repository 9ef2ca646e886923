import type { FrameworkEvent } from '../framework.events.js';

type Event<T extends FrameworkEvent['type']> = Extract<FrameworkEvent, { type: T }>;

export const providerId = '6f1f4a52-6c1b-4b0e-9d0e-2f7a6f6b1c11';
export const other = 'c2b1f8de-0a4e-4f7f-8a60-5b9c7d1e2f44';
export const upliftId = 'b9e0a7c4-1f0d-4b57-8c3a-0c5c2d8f7e22';
const blockId = 'e7a9c5d3-2b6f-4c8e-9d1a-3f5b7c9e1a55';

/** Five years and one, three authorities together, three lots. */
export const terms = {
  frameworkRef: 'ALP-1',
  name: 'Alternative learning provision',
  authorities: ['801', '802', '803'],
  lots: ['1', '2', '3'],
  from: '2022-09-01',
  to: '2027-08-31',
  extensionYears: 1,
  ceilingAYearPence: 2_750_000_00,
  ceilingInAllPence: 16_500_000_00,
};
export const established: Event<'FrameworkEstablished'> = {
  type: 'FrameworkEstablished',
  data: terms,
};
export const joined: Event<'ProviderJoinedFramework'> = {
  type: 'ProviderJoinedFramework',
  data: { providerId, lot: '1', joinedOn: '2022-09-01' },
};
export const rated: Event<'RateAgreed'> = {
  type: 'RateAgreed',
  data: { providerId, lot: '1', basis: 'day', pence: 9500, from: '2025-09-01' },
};
export const proposed: Event<'UpliftProposed'> = {
  type: 'UpliftProposed',
  data: {
    upliftId,
    providerId,
    basisPoints: 260,
    index: 'CPIH, year to September 2025',
    indexBasisPoints: 260,
    indexPublishedOn: '2025-10-22',
    proposedOn: '2025-12-01',
    effectiveFrom: '2026-01-01',
  },
};
export const approved: Event<'UpliftApproved'> = {
  type: 'UpliftApproved',
  data: { upliftId, approvedOn: '2026-01-20', effectiveFrom: '2026-01-01' },
};
export const blockAgreed: Event<'BlockPlacesAgreed'> = {
  type: 'BlockPlacesAgreed',
  data: {
    blockId,
    providerId,
    lot: '1',
    places: 5,
    placePenceAWeek: 40_000,
    from: '2025-09-01',
    to: '2026-07-31',
  },
};
