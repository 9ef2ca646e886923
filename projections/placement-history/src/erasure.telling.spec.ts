import type { ErasureEvent } from '@ledger/erasure/events';
import type { DataOf } from '@ledger/kernel';
import { projectionSpec } from '@ledger/read-model/testing';
import { erasureTellings } from './erasure.telling.js';
import { type EntryRow, placementHistoryProjection } from './placement-history.projection.js';
import { emptyPast } from './telling.js';

const past = emptyPast(new Map());
const entry = { corrects: null } as EntryRow;
const classes = ['identity', 'needs'] as const;
const decided: DataOf<ErasureEvent, 'ErasureDecided'> = {
  ...{ pupilId: 'ada', requestedOn: '2025-11-03', decidedOn: '2025-11-20', classes: [] },
  ...{ outcome: 'refused', ground: 'public-task', deciders: ['a', 'b'] },
};

describe('edge case 32: what a history tells of erasure', () => {
  it('names the outcome, its ground and who decided', () => {
    const { what, details } = erasureTellings.ErasureDecided(decided, past, entry);
    expect(what).toBe('Erasure refused');
    expect(details).toContainEqual({ label: 'Ground', kind: 'text', value: 'public-task' });
    expect(details).toContainEqual({ label: 'Deciders', kind: 'text', value: 'a, b' });
    expect(details.map(({ label }) => label)).not.toContain('Classes of data');
  });

  it('says which classes of data are gone, and that a request was put right', () => {
    const gone = { pupilId: 'ada', destroyedOn: '2026-01-12', classes: [...classes] };
    expect(erasureTellings.SubjectKeyDestroyed(gone, past, entry)).toMatchObject({
      what: 'Personal data erased',
      details: [{ label: 'Destroyed on' }, { value: 'identity, needs' }],
    });
    const asked = { pupilId: 'ada', requestedOn: '2025-11-03', by: 'child' as const };
    const again = { ...entry, corrects: 'e1' };
    const told = erasureTellings.ErasureRequested({ ...asked, classes: [...classes] }, past, again);
    expect(told.what).toBe('Erasure requested, put right');
  });

  it('is part of the history of the child', () => {
    const event = { type: 'RetentionEnded', streamId: 'erasure-ada' } as const;
    const data = { pupilId: 'ada', endedOn: '2026-01-10', rule: 'DOB+25', classes: [...classes] };
    const { rows } = projectionSpec(placementHistoryProjection).given({ ...event, data });
    expect(rows('entry')).toMatchObject([{ pupilId: 'ada', type: 'RetentionEnded' }]);
  });
});
