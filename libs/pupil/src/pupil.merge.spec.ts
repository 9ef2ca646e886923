import { decide, type Decided, evolve, Refusal } from '@ledger/kernel';
import { randomly, spec, stateOf } from '@ledger/kernel/testing';
import fc from 'fast-check';
import type { PupilCommand } from './pupil.commands.js';
import { pupil } from './pupil.decider.js';
import type { PupilEvent } from './pupil.events.js';
import { mergedInto } from './pupil.merge.js';
import type { Pupil } from './pupil.state.js';
import { change, correct, identity, part, pupilId, register, registered } from './testing/child.js';

const { given } = spec(pupil);

const otherPupilId = 'c2b1f8de-0a4e-4f7f-8a60-5b9c7d1e2f44';
const thirdPupilId = 'e7a9c5d3-2b6f-4c8e-9d1a-3f5b7c9e1a55';
const mergedOn = '2026-01-12';

const merge = (role: 'goes' | 'stays', otherMergedInto?: string): PupilCommand => ({
  type: 'MergeChildRecords',
  data: { pupilId, otherPupilId, role, mergedOn, otherMergedInto },
});
const unmerge = (otherMergedInto?: string): PupilCommand => ({
  type: 'UnmergeChildRecords',
  data: { pupilId, otherPupilId, unmergedOn: '2026-01-14', otherMergedInto },
});
const merged = (role: 'goes' | 'stays') =>
  ({
    type: 'ChildRecordsMerged',
    data: { role, otherPupilId, mergedOn },
    effectiveOn: mergedOn,
    pupilId,
  }) satisfies Decided<PupilEvent>;
const unmerged = {
  type: 'ChildRecordsUnmerged',
  data: { otherPupilId, unmergedOn: '2026-01-14' },
  effectiveOn: '2026-01-14',
  pupilId,
  corrects: 'event-2',
} satisfies Decided<PupilEvent>;

describe('edge case 14: two records merged', () => {
  it('is said on the record that goes, then on the one that stays', () => {
    given(registered).when(merge('goes')).thenRecorded(merged('goes'));
    given(registered).when(merge('stays', pupilId)).thenRecorded(merged('stays'));
  });

  it('is said once', () => {
    given(registered, merged('goes')).when(merge('goes')).thenNothing();
    given(registered, merged('stays')).when(merge('stays', pupilId)).thenNothing();
  });

  it('has its date put right', () => {
    const early = { ...merged('goes'), data: { ...merged('goes').data, mergedOn: '2026-01-05' } };
    given(registered, early)
      .when(merge('goes'))
      .thenRecorded({ ...merged('goes'), corrects: 'event-2' });
  });

  it('is refused where it makes no sense', () => {
    const itself = { ...merge('goes').data, otherPupilId: pupilId };
    given(registered)
      .when({ type: 'MergeChildRecords', data: itself } as PupilCommand)
      .thenRefused('child-merged-with-itself');
    given(registered).when(merge('goes', thirdPupilId)).thenRefused('merge-into-a-merged-record');
    given(registered).when(merge('stays')).thenRefused('merge-not-on-the-other-record');
    const elsewhere = { ...merged('goes').data, otherPupilId: thirdPupilId };
    given(registered, { ...merged('goes'), data: elsewhere })
      .when(merge('goes'))
      .thenRefused('child-record-merged');
    given(registered, { ...merged('goes'), data: elsewhere })
      .when(merge('stays', pupilId))
      .thenRefused('child-record-merged');
    given().when(merge('goes')).thenRefused('child-not-registered');
  });

  it('leaves the record that goes as it was: what it says may be said again, not changed', () => {
    given(registered, merged('goes')).when(register()).thenNothing();
    given(registered, merged('goes')).when(correct()).thenNothing();
    given(registered, merged('goes'))
      .when(correct({ identity: { ...identity, familyName: 'Changed' } }))
      .thenRefused('child-record-merged');
    given(registered, merged('goes'))
      .when(change({ schoolUrn: '109002' }))
      .thenRefused('child-record-merged');
    expect(mergedInto(stateOf(pupil, [registered, merged('goes')]))).toBe(otherPupilId);
    expect(mergedInto(stateOf(pupil, [registered, merged('stays')]))).toBeNull();
    expect(mergedInto(null)).toBeNull();
  });
});

describe('edge case 14: two records unmerged', () => {
  it('takes the merging back on both, and leaves all as it was before', () => {
    given(registered, merged('goes')).when(unmerge()).thenRecorded(unmerged);
    given(registered, merged('stays')).when(unmerge()).thenRecorded(unmerged);
    for (const role of ['goes', 'stays'] as const)
      expect(stateOf(pupil, [registered, merged(role), unmerged])).toEqual(
        stateOf(pupil, [registered]),
      );
  });

  it('is said once, and may be merged again', () => {
    given(registered, merged('goes'), unmerged).when(unmerge()).thenNothing();
    given(registered).when(unmerge()).thenNothing();
    given(registered, merged('goes'), unmerged).when(merge('goes')).thenRecorded(merged('goes'));
  });

  it('is refused on the record that stays while the other still goes into it', () => {
    given(registered, merged('stays'))
      .when(unmerge(pupilId))
      .thenRefused('merge-stands-on-the-other-record');
    given().when(unmerge()).thenRefused('child-not-registered');
  });
});

describe('edge case 14: a temporary UPN, then the permanent one', () => {
  const temporary = { ...identity, upn: 'L83940042400A' };
  const permanent = { ...identity, upn: 'B801200005001' };
  const known = { ...registered, personal: [part('identity', temporary)] };
  const assigned = {
    type: 'IdentifierAssigned',
    data: { kind: 'upn' },
    effectiveOn: '2025-10-01',
    pupilId,
    personal: [part('identity', permanent)],
  } satisfies Decided<PupilEvent>;
  const ask = (upn: object) => correct({ identity: upn, needs: {} });

  it('is given, and puts nothing right', () => {
    given(known).when(ask(permanent)).thenRecorded(assigned);
    given(known, assigned).when(ask(permanent)).thenNothing();
  });

  it('is a correction the other way round, or to another temporary one', () => {
    const corrected = { type: 'ChildDetailsCorrected', corrects: 'event-1', pupilId } as const;
    const about = { ...corrected, data: registered.data, effectiveOn: '2025-09-10' };
    given({ ...known, personal: [part('identity', permanent)] })
      .when(ask(temporary))
      .thenRecorded({ ...about, personal: [part('identity', temporary)] });
    const other = { ...identity, upn: 'Y80120000500Z' };
    given(known)
      .when(ask(other))
      .thenRecorded({ ...about, personal: [part('identity', other)] });
  });
});

describe('any history of merging three records', () => {
  const ids = [pupilId, otherPupilId, thirdPupilId] as const;
  const anyStep = fc.record({
    one: fc.constantFrom(...ids),
    other: fc.constantFrom(...ids),
    what: fc.constantFrom('goes', 'stays', 'unmerge'),
  });

  it('never merges a record with itself, in a ring, or into two', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 40 }), (steps) => {
        const records = new Map<string, Pupil>(
          ids.map((id) => [id, stateOf(pupil, [{ ...registered, pupilId: id }])]),
        );
        for (const { one, other, what } of steps) {
          const into = mergedInto(records.get(other) ?? null);
          const both = { pupilId: one, otherPupilId: other };
          const read = { ...both, ...(into === null ? {} : { otherMergedInto: into }) };
          const command: PupilCommand =
            what === 'unmerge'
              ? { type: 'UnmergeChildRecords', data: { ...read, unmergedOn: mergedOn } }
              : {
                  type: 'MergeChildRecords',
                  data: { ...read, role: what as 'goes' | 'stays', mergedOn },
                };
          records.set(one, after(records.get(one) ?? null, command));
          for (const id of ids) expect(endOf(records, id)).not.toBe('a ring');
        }
      }),
      randomly(300),
    );
  });

  function after(state: Pupil, command: PupilCommand): Pupil {
    try {
      const events = decide(pupil, state, { command, facts: { today: mergedOn } });
      const facts = { eventId: 'e', authority: '801', personal: [] };
      return events.reduce((now, event) => evolve(pupil, now, { ...event, ...facts }), state);
    } catch (thrown) {
      if (thrown instanceof Refusal) return state;
      throw thrown;
    }
  }

  function endOf(records: ReadonlyMap<string, Pupil>, id: string): string {
    let at = id;
    for (let step = 0; step <= ids.length; step += 1) {
      const into = mergedInto(records.get(at) ?? null);
      if (into === null) return at;
      at = into;
    }
    return 'a ring';
  }
});
