import { type AnyTold, mergedInto, mergedWith, told, unmergedFrom } from './events.js';
import type { Town } from './random-ledger.js';

interface Picks {
  readonly pick: number;
  readonly more: number;
}

type Merging = (
  town: Pick<Town, 'pupils' | 'gone'>,
  picks: Picks,
) => readonly AnyTold[] | undefined;

/** A record goes into another one, which says so at once or not yet; never into one that is gone. */
export const anyMerge: Merging = ({ pupils, gone }, { pick, more }) => {
  const records = [...pupils].filter(([pupilId]) => !gone.has(pupilId));
  const [goes, stays] = [records[pick % records.length], records[more % records.length]];
  if (!goes || !stays || goes === stays) return undefined;
  gone.set(goes[0], stays[0]);
  const authority = (of: { authority: string }) => ({ meta: { authority: of.authority } });
  const second = told(mergedWith(stays[0], goes[0]), authority(stays[1]));
  return [told(mergedInto(goes[0], stays[0]), authority(goes[1])), ...(more % 2 ? [second] : [])];
};

/** One of the merged records stands for itself again. */
export const anyUnmerge: Merging = ({ pupils, gone }, { pick }) => {
  const [pupilId, other] = [...gone][pick % gone.size] ?? [];
  const authority = pupilId && pupils.get(pupilId)?.authority;
  if (!pupilId || !other || !authority) return undefined;
  gone.delete(pupilId);
  return [told(unmergedFrom(pupilId, other), { meta: { authority } })];
};
