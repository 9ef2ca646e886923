import type { Message } from '@ledger/kernel';
import type { ProviderCommand } from '@ledger/provider';
import type { PupilCommand } from '@ledger/pupil';
import type { RegisterCommand } from '@ledger/register';
import { v4 } from 'uuid';
import type { Ask, CommandMeta } from '../contract.js';

export const childId = '7f0c1c4e-0d5b-4c39-9d4c-0b8f5a1f3c01';
const providerId = '2b1f5d0a-9d0e-4a34-8f43-6d1f0f4b8e02';
const placementId = '0a6d8f0e-3c9b-4f5d-a1c2-5e7f9b1d3c03';

/** The words that must never be found in the clear. */
export const canaries = ['Persephone', 'Quillfeather', 'Kanarienvogel', 'Mrs Ottoline'];

/** What comes with a command unless a test says otherwise; a new request each time. */
export const metaOf = (meta: Partial<CommandMeta> = {}): CommandMeta => ({
  authority: '801',
  actor: { id: 'officer-1', role: 'placement-officer', organisation: '801' },
  source: { kind: 'api' },
  requestId: v4(),
  ...meta,
});

export const ask = <C extends Message>(
  streamId: string,
  command: C,
  meta: Partial<CommandMeta> = {},
): Ask<C> => ({ streamId, command, meta: metaOf(meta) });

export const onboard = (capacity = 30): Extract<ProviderCommand, { type: 'OnboardProvider' }> => ({
  type: 'OnboardProvider',
  data: {
    providerRef: 'PRV-1',
    name: 'Harbour School',
    kind: 'independent-school',
    authority: '801',
    registered: true,
    capacity,
  },
});

export const registerChild = (familyName = 'Quillfeather'): PupilCommand => ({
  type: 'RegisterChild',
  data: {
    pupilId: childId,
    asAt: '2025-09-01',
    authority: '801',
    identity: {
      pupilRef: 'P-1',
      givenName: 'Persephone',
      familyName,
      dateOfBirth: '2012-05-04',
    },
    needs: {},
  },
});

/** The register of a Monday morning: a mark for each code, each of another child. */
export const markRegister = (...codes: readonly string[]): RegisterCommand => ({
  type: 'MarkAttendance',
  data: {
    providerId,
    date: '2025-11-03',
    session: 'AM',
    marks: codes.map((code, index) => ({
      pupilId: numbered(childId, index),
      placementId: numbered(placementId, index),
      code,
      placement: { startsOn: '2025-09-01' },
    })),
  },
});

const numbered = (id: string, index: number) => `${id.slice(0, -2)}${String(index + 10)}`;
