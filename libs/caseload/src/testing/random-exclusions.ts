import { addDays } from '@ledger/school-time';
import { type AnyTold, excluded, excludedLater } from './events.js';

export interface StandingExclusion {
  readonly pupilId: string;
  readonly exclusionId: string;
}

interface Town {
  readonly pupils: ReadonlyMap<string, object>;
  readonly exclusions: StandingExclusion[];
  readonly events: readonly AnyTold[];
}

interface Step {
  readonly pick: number;
  readonly more: number;
  readonly date: string;
}

/** A permanent exclusion by one of three schools, now and then a suspension. */
export function randomlyExcluded(town: Town, { pick, more, date }: Step): AnyTold {
  const pupilId = [...town.pupils.keys()][pick % town.pupils.size] ?? '';
  const exclusionId = `exclusion-${town.events.length}`;
  const day = { startsOn: date, firstDay: addDays(date, more % 2) };
  const data = { exclusionId, ...day, schoolUrn: `10000${more % 3}` };
  if (more % 5 === 0) return excluded(pupilId, data, 'SuspensionRecorded');
  town.exclusions.push({ pupilId, exclusionId });
  return excluded(pupilId, data);
}

/** The permanent exclusion that has stood longest is taken back. */
export function rescindedFirst({ exclusions }: Town, rescindedOn: string): AnyTold | undefined {
  const taken = exclusions.shift();
  if (!taken) return undefined;
  const data = { exclusionId: taken.exclusionId, rescindedOn };
  return excludedLater(taken.pupilId, rescindedOn, { type: 'PermanentExclusionRescinded', data });
}
