import { spec } from '@ledger/kernel/testing';
import { pupil } from './pupil.decider.js';
import {
  change,
  clear,
  identity,
  moved,
  needs,
  part,
  pupilId,
  registered,
} from './testing/child.js';

const { given } = spec(pupil);

describe('changing the circumstances of a child', () => {
  const elsewhere = change({ authority: '802', schoolUrn: '109002' });

  it('records another authority and school from the date', () => {
    given(registered)
      .when(elsewhere)
      .thenRecorded({
        ...moved,
        data: { ...moved.data, authority: '802' },
        pupilId,
        personal: [],
      });
  });

  it('records nothing the second time, nor when nothing differs', () => {
    const data = { ...moved.data, authority: '802' };
    given(registered, { ...moved, data })
      .when(elsewhere)
      .thenNothing();
    given(registered).when(change()).thenNothing();
  });

  it('records nothing when an older change is told again', () => {
    const later = { ...moved, data: { ...moved.data, schoolUrn: '109003', from: '2026-01-05' } };
    given(registered, moved, later)
      .when(change({ schoolUrn: '109002' }))
      .thenNothing();
  });

  it('puts right what was said of the same date', () => {
    given(registered, moved)
      .when(change({ schoolUrn: '109004' }))
      .thenRecorded({
        ...moved,
        data: { ...moved.data, schoolUrn: '109004' },
        corrects: 'event-2',
        pupilId,
        personal: [],
      });
  });

  it('compares a late told change with what held on its date', () => {
    given(registered, moved)
      .when(change({ from: '2025-10-06', needs: { senStatus: 'E' } }))
      .thenRecorded({
        type: 'ChildCircumstancesChanged',
        data: { ...clear, from: '2025-10-06' },
        effectiveOn: '2025-10-06',
        pupilId,
        personal: [part('needs', { ...needs, senStatus: 'E' })],
      });
  });

  it('assigns a UPN when that is all that is new', () => {
    const known = { ...identity, upn: 'B801200005001' };
    given(registered)
      .when(change({ identity: known }))
      .thenRecorded({
        type: 'IdentifierAssigned',
        data: { kind: 'upn' },
        effectiveOn: '2025-11-03',
        pupilId,
        personal: [part('identity', known)],
      });
  });

  it('refuses a child who is not in the record', () => {
    given().when(change()).thenRefused('child-not-registered');
  });
});
