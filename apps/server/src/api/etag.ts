import { Problem } from '../http/problem.js';

/** The stream's revision as an entity tag: `"3"`. */
export const etagOf = (revision: number): string => `"${revision}"`;

/** The revision that an If-Match header names; undefined when there is none. @throws Problem 400 */
export function revisionOf(ifMatch: string | undefined): number | undefined {
  if (ifMatch === undefined) return undefined;
  const revision = /^(?:W\/)?"(\d{1,9})"$/.exec(ifMatch.trim())?.[1];
  if (revision === undefined) throw new Problem(400, 'If-Match must be one revision, such as "3".');
  return Number(revision);
}
