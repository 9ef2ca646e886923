import type { DataOf, Decided } from '@ledger/kernel';
import type { ExclusionCommand } from '../exclusion.commands.js';
import type { ExclusionEvent } from '../exclusion.events.js';

export const pupilId = '6f1f4a52-6c1b-4b0e-9d0e-2f7a6f6b1c11';
export const exclusionId = 'b9e0a7c4-1f0d-4b57-8c3a-0c5c2d8f7e22';
export const otherId = 'e7a9c5d3-2b6f-4c8e-9d1a-3f5b7c9e1a55';

const about = { exclusionId, schoolUrn: '109345', reason: 'PA' };
export const short = { ...about, startsOn: '2025-11-05', firstDay: '2025-11-05', sessions: 4 };
export const permanent = { ...about, startsOn: '2025-11-07', firstDay: '2025-11-10' };

const identity = { pupilId, class: 'identity' as const, values: { suspensionRef: 'S-1' } };
export const words = (circumstances: string) => ({
  pupilId,
  class: 'narrative' as const,
  values: { circumstances },
});

export const suspended = {
  type: 'SuspensionRecorded',
  data: short,
  effectiveOn: '2025-11-05',
  pupilId,
  personal: [identity],
} satisfies Decided<ExclusionEvent>;
export const excluded = {
  type: 'PermanentExclusionRecorded',
  data: permanent,
  effectiveOn: '2025-11-07',
  pupilId,
  personal: [identity],
} satisfies Decided<ExclusionEvent>;

type Whole = Partial<DataOf<ExclusionCommand, 'RecordPermanentExclusion'>>;
const said = { pupilId, exclusionId, suspensionRef: 'S-1', schoolUrn: '109345', reason: 'PA' };

export const suspend = (more: Whole = {}): ExclusionCommand => ({
  type: 'RecordSuspension',
  data: { ...said, startsOn: '2025-11-05', sessions: 4, ...more },
});
export const exclude = (more: Whole = {}): ExclusionCommand => ({
  type: 'RecordPermanentExclusion',
  data: { ...said, startsOn: '2025-11-07', nextSchoolDay: '2025-11-10', ...more },
});
export const rescind = (rescindedOn: string): ExclusionCommand => ({
  type: 'RescindExclusion',
  data: { pupilId, exclusionId, rescindedOn },
});
export const uphold = (upheldOn: string): ExclusionCommand => ({
  type: 'UpholdExclusion',
  data: { pupilId, exclusionId, upheldOn },
});
export const reinstate = (reinstatedOn: string): ExclusionCommand => ({
  type: 'ReinstatePupil',
  data: { pupilId, exclusionId, reinstatedOn },
});
export const review = (
  outcome: 'upheld' | 'recommended' | 'quashed',
  decidedOn: string,
): ExclusionCommand => ({
  type: 'RecordIrpOutcome',
  data: { pupilId, exclusionId, outcome, decidedOn },
});
