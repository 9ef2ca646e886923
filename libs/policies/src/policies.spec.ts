import { ComplianceCommand } from '@ledger/compliance';
import { ProviderPlanCommand } from '@ledger/provider-plan';
import { ProvisionCommand } from '@ledger/provision';
import { PupilCommand } from '@ledger/pupil';
import { RegistrationCommand } from '@ledger/registration';
import { ReviewCommand } from '@ledger/review';
import { keyStageOn } from '@ledger/school-time';
import { policies } from './policies.js';
import type { DueItem } from './due-item.js';

const id = '6f1f4a52-6c1b-4b0e-9d0e-2f7a6f6b1c11';
const other = '0b0f4a52-6c1b-4b0e-9d0e-2f7a6f6b1c12';

const commands = {
  compliance: ComplianceCommand,
  'provider-plan': ProviderPlanCommand,
  provision: ProvisionCommand,
  pupil: PupilCommand,
  registration: RegistrationCommand,
  review: ReviewCommand,
};

/** What the policy of the kind asks, as its aggregate reads it. */
function asked(due: Pick<DueItem, 'kind' | 'dueOn' | 'facts' | 'pupilId'>, today: string) {
  const ask = policies
    .find(({ kind }) => kind === due.kind)
    ?.ask({ ...due, subject: 'a-stream', item: 'an-item', authority: '801' }, today);
  if (!ask) return undefined;
  const { category, type, data } = ask;
  return commands[category as keyof typeof commands].parse({ type, data });
}

const document = { kind: 'document-expiry', dueOn: '2026-01-31', facts: { documentId: id } };
const milestone = { kind: 'milestone', dueOn: '2026-01-31', facts: { milestoneId: id } };

describe('the policies', () => {
  it('answer no kind twice and say what they do in a sentence', () => {
    expect(new Set(policies.map(({ kind }) => kind)).size).toBe(policies.length);
    expect(policies.filter(({ says }) => !/^When .*\.$/.test(says))).toEqual([]);
  });

  it('expire a document on the day after its last, and not on it', () => {
    expect(asked(document, '2026-01-31')).toBeUndefined();
    expect(asked(document, '2026-02-01')).toEqual({
      ...{ type: 'ExpireComplianceDocument', data: { documentId: id } },
    });
  });

  it('miss a milestone on the day after it was due, whenever they run', () => {
    const missed = { type: 'MissMilestone', data: { milestoneId: id, missedOn: '2026-02-01' } };
    expect(asked(milestone, '2026-01-31')).toBeUndefined();
    expect(asked(milestone, '2026-02-01')).toEqual(missed);
    expect(asked(milestone, '2026-03-01')).toEqual(missed);
  });

  it.each([true, false])(
    'pause a placement as decided, charged as its contract says: %s',
    (charged) => {
      const facts = { placementId: other, charged };
      const due = { kind: 'pause-decided', pupilId: id, dueOn: '2026-01-12', facts };
      expect(asked(due, '2026-01-13')).toEqual({
        type: 'PausePlacement',
        data: { pupilId: id, placementId: other, from: '2026-01-12', by: 'authority', charged },
      });
    },
  );

  it('record a review as due, and as missed on the day after', () => {
    const facts = {
      ...{ placementId: other, kind: 'six-week', firstDueOn: '2026-02-23', startsOn: '2026-01-12' },
    };
    const name = {
      ...{ pupilId: id, placementId: other, kind: 'six-week', dueOn: '2026-02-23' },
      placement: { startsOn: '2026-01-12' },
    };
    const coming = { kind: 'review-to-come', pupilId: id, dueOn: '2026-01-26', facts };
    expect(asked(coming, '2026-01-26')).toEqual({ type: 'ScheduleReview', data: name });
    // Put off by a week: the day on which it was first due stays its name.
    const late = { kind: 'review', pupilId: id, dueOn: '2026-03-02', facts };
    expect(asked(late, '2026-03-02')).toBeUndefined();
    expect(asked(late, '2026-03-03')).toEqual({
      ...{ type: 'RecordReviewMissed', data: { ...name, missedOn: '2026-03-03' } },
    });
  });

  it('say of a merging on the record that stays, and take it back there', () => {
    const facts = { otherPupilId: other, mergedOn: '2026-01-12' };
    const due = { pupilId: id, dueOn: '2026-01-12' };
    expect(asked({ ...due, kind: 'merge-to-tell', facts }, '2026-01-12')).toEqual({
      type: 'MergeChildRecords',
      data: { pupilId: id, ...facts, role: 'stays', otherMergedInto: id },
    });
    const back = { otherPupilId: other, unmergedOn: '2026-01-14' };
    expect(asked({ ...due, kind: 'unmerge-to-tell', facts: back }, '2026-01-14')).toEqual({
      type: 'UnmergeChildRecords',
      data: { pupilId: id, ...back },
    });
  });

  it('edge case 16: give a placement the team and the cost centre of a transfer from its day', () => {
    const due = { kind: 'transfer-to-follow', pupilId: id, dueOn: '2026-02-02' };
    const facts = { placementId: other, team: 'send', costCentre: 'CC9' };
    const data = { pupilId: id, from: '2026-02-02', ...facts };
    expect(asked({ ...due, facts }, '2026-02-03')).toEqual({ type: 'VaryPackage', data });
    const paidAsBefore = { placementId: other, team: 'send' };
    expect(asked({ ...due, facts: paidAsBefore }, '2026-02-03')?.data).not.toHaveProperty(
      'costCentre',
    );
  });

  it('record a breach of the threshold and its end', () => {
    const facts = { rule: 'five-children', from: '2026-01-05', children: 5 };
    const due = { dueOn: '2026-01-05', facts };
    expect(asked({ ...due, kind: 'threshold-breached' }, '2026-01-05')).toEqual({
      ...{ type: 'RecordThresholdBreach', data: facts },
    });
    expect(asked({ ...due, kind: 'threshold-cleared' }, '2026-01-05')).toEqual({
      type: 'ClearThresholdBreach',
      data: { rule: 'five-children', from: '2026-01-05' },
    });
  });

  // Nothing is recorded on 1 September: a figure of any day derives the year group from the cohort.
  it('need none for the year roll on 1 September: year groups derive, but for those kept out of year', () => {
    expect(
      policies.filter(({ kind, says }) => /year (group|roll)/.test(`${kind} ${says}`)),
    ).toEqual([]);
    const yearTen = [2011, 0] as const;
    expect(keyStageOn(...yearTen, '2025-08-31')).toBe('KS3');
    expect(keyStageOn(...yearTen, '2025-09-01')).toBe('KS4');
    const heldBack = [2011, -1] as const;
    expect(keyStageOn(...heldBack, '2025-09-01')).toBe('KS3');
    expect(keyStageOn(...heldBack, '2026-09-01')).toBe('KS4');
  });
});
