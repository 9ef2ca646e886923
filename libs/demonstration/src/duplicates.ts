import { addDays } from '@ledger/school-time';
import { chance } from './chance.js';
import { registration, stepsOfChild } from './children.js';
import type { Journey } from './journeys.js';
import type { DemoPupil } from './pupils.js';
import type { Told } from './told.js';
import { together } from './told.js';

const DUPLICATES = 2;

/** A few children who were registered a second time, without a UPN; the two records were merged. */
export function duplicatesTold(journeys: readonly Journey[]): Told {
  const luck = chance(8089);
  const middle = Math.floor(journeys.length / 2);
  const named = journeys.slice(middle).filter(({ pupil }) => pupil.upn !== undefined);
  return together(
    named.slice(0, DUPLICATES).map(({ pupil, submittedOn }, index) => {
      const pupilRef = `P-D${String(index + 1).padStart(3, '0')}`;
      const again = { ...pupil, pupilId: luck.uuid(), pupilRef, upn: undefined };
      const mergedOn = addDays(submittedOn, 45);
      return {
        steps: [
          registration({ pupil: again, submittedOn: addDays(submittedOn, 31) }),
          ...mergeSteps(again, pupil, mergedOn),
        ],
        references: [{ kind: 'pupil' as const, ref: pupilRef, id: again.pupilId }],
      };
    }),
  );
}

function mergeSteps(goes: DemoPupil, stays: DemoPupil, mergedOn: string) {
  const merge = (pupil: DemoPupil, { pupilId: otherPupilId }: DemoPupil, data: object) =>
    stepsOfChild(pupil)(mergedOn, 'MergeChildRecords', { otherPupilId, mergedOn, ...data });
  return [
    merge(goes, stays, { role: 'goes' }),
    merge(stays, goes, { role: 'stays', otherMergedInto: stays.pupilId }),
  ];
}
