import type { Asked } from '../questions/question-field.js';
import { paths, withQuery } from './paths.js';

/** The placement history of a row's child, with the same two dates. */
export function historyOf(row: object, { on, knownAt }: Asked): string | undefined {
  const { pupilId } = row as { pupilId?: unknown };
  return typeof pupilId === 'string' ? withQuery(paths.pupil(pupilId), { on, knownAt }) : undefined;
}

/** A list of placements leads from the child and from the placement to the child's history. */
export const placementLinks = (asked: Asked) => ({
  pupilRef: (row: object) => historyOf(row, asked),
  placementRef: (row: object) => historyOf(row, asked),
});
