import { childrenFor } from '../authority/files.js';
import { sessions } from '../authority/school-days.js';

type Asked = Readonly<Record<string, string>>;
/** A whole number from 0 to below the limit. */
export type Pick = (limit: number) => number;

const GROUPS = ['authority', 'provider', 'school', 'keyStage', 'pupil'];

/** For each figure a random question of the bench's authority. */
export function questions(marks: number, pick: Pick): ReadonlyMap<string, () => Asked> {
  const days = sessions(marks);
  const day = () => days[pick(days.length)]?.date ?? '2025-07-01';
  const authority = '801';
  const last = days.at(-1)?.date ?? '2026-07-21';
  return new Map<string, () => Asked>([
    ['placement-history', () => ({ pupilRef: `P${pick(childrenFor(marks))}`, on: day() })],
    ['pupils-by-key-stage', () => ({ authority, on: day() })],
    [
      'attendance',
      () => ({ authority, from: '2024-09-02', to: last, by: GROUPS[pick(5)] ?? 'authority' }),
    ],
    ['high-needs-spend', () => ({ authority, financialYear: '2025-26', on: day() })],
  ]);
}
