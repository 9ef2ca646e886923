import { spec } from '@ledger/kernel/testing';
import type { ReferenceCommand } from './reference.commands.js';
import { reference } from './reference.decider.js';
import type { ReferenceEvent } from './reference.events.js';

const { given } = spec(reference);

const child = '6f1f4a52-6c1b-4b0e-9d0e-2f7a6f6b1c11';
const leg = 'b9e0a7c4-1f0d-4b57-8c3a-0c5c2d8f7e22';
const other = '0d3f2b61-5a44-4f0e-9a0b-7d1f7c9e4a33';
const claimed: ReferenceEvent = {
  type: 'ReferenceClaimed',
  data: { kind: 'placement', id: leg, pupilId: child },
};
const claim = (data: Partial<ReferenceCommand['data']> = {}): ReferenceCommand => ({
  type: 'ClaimReference',
  data: { kind: 'placement', id: leg, pupilId: child, ...data },
});

describe('claiming a reference', () => {
  it('ties it to the random id, from today', () => {
    given()
      .when(claim())
      .thenRecorded({ ...claimed, effectiveOn: '2026-01-15', pupilId: child });
  });

  it('is about the child when it stands for a child', () => {
    const data = { kind: 'pupil', id: child } as const;
    given().when({ type: 'ClaimReference', data }).thenRecorded({
      type: 'ReferenceClaimed',
      data,
      effectiveOn: '2026-01-15',
      pupilId: child,
    });
  });

  it('is about no child when it stands for a provider', () => {
    const data = { kind: 'provider', id: other } as const;
    given()
      .when({ type: 'ClaimReference', data })
      .thenRecorded({ type: 'ReferenceClaimed', data, effectiveOn: '2026-01-15' });
  });

  it('records nothing the second time', () => {
    given(claimed).when(claim()).thenNothing();
  });

  it('refuses another id', () => {
    given(claimed)
      .when(claim({ id: other }))
      .thenRefused('reference-already-claimed');
  });

  it('refuses the same placement of another child', () => {
    given(claimed)
      .when(claim({ pupilId: other }))
      .thenRefused('reference-already-claimed');
  });
});
