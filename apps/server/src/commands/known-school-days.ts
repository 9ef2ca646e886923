import { calendar, schoolDaysOf } from '@ledger/calendar';
import type { Basis } from '@ledger/kernel';
import { school } from '@ledger/school';
import { nextSchoolDay } from '@ledger/school-time';
import { loadStates } from '@ledger/write-side';
import type { Ledger } from '../ledger-door.js';

interface School {
  readonly schoolUrn: string;
  /** Whose terms count where the school is not on record. */
  readonly authority: string;
}

/** The school day after the date at the school; null where no calendar says. */
export async function dayAfterAtSchool(
  ledger: Ledger,
  { schoolUrn, authority }: School,
  date: string,
) {
  const owner = (await authorityOf(ledger, schoolUrn)) ?? authority;
  const streamIds = [`calendar-authority-${owner}`, `calendar-school-${schoolUrn}`];
  const streams = await loadStates(ledger, calendar, streamIds);
  const [ofAuthority, ofSchool] = streamIds.map(
    (streamId) => streams.get(streamId)?.state ?? calendar.initial,
  );
  const days = schoolDaysOf(ofAuthority ?? calendar.initial, ofSchool ?? calendar.initial);
  const basis: readonly Basis[] = [...streams]
    .filter(([, { revision }]) => revision >= 0)
    .map(([streamId, { revision }]) => ({ streamId, revision }));
  return { day: nextSchoolDay(date, days), basis };
}

async function authorityOf(ledger: Ledger, schoolUrn: string): Promise<string | undefined> {
  const id = (await ledger.references.find('school', [schoolUrn])).get(schoolUrn)?.id;
  if (id === undefined) return undefined;
  const streamId = `school-${id}`;
  return (await loadStates(ledger, school, [streamId])).get(streamId)?.state?.details.authority;
}
