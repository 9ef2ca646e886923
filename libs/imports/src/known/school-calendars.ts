import { calendar, schoolDaysOf } from '@ledger/calendar';
import type { SchoolCalendar } from '@ledger/school-time';
import { loadStates } from '@ledger/write-side';
import type { ImportRun } from '../run.js';
import { type LookUp, remembered } from './remembered.js';

const AT_MOST = 2000;

/** A school, and the authority whose terms it keeps where it has none of its own. */
export interface SchoolPlace {
  readonly schoolUrn: string;
  readonly authority: string;
}

/** How a school is named in the look-up. */
export const schoolKey = ({ schoolUrn, authority }: SchoolPlace): string =>
  `${schoolUrn} ${authority}`;

/** The calendars of schools by `schoolKey`; one that nobody recorded has no school day. */
export function knownSchoolCalendars(run: ImportRun): LookUp<SchoolCalendar> {
  return remembered(AT_MOST, async (keys) => {
    const places = [...keys].map(placeOf);
    const streams = await loadStates(run.ports, calendar, [...new Set(places.flatMap(streamsOf))]);
    const stateOf = (streamId: string) => streams.get(streamId)?.state ?? calendar.initial;
    return new Map(
      places.map((place) => {
        const [ofAuthority, ofSchool] = streamsOf(place);
        return [schoolKey(place), schoolDaysOf(stateOf(ofAuthority), stateOf(ofSchool))];
      }),
    );
  });
}

function placeOf(key: string): SchoolPlace {
  const [schoolUrn = '', authority = ''] = key.split(' ');
  return { schoolUrn, authority };
}

const streamsOf = ({ schoolUrn, authority }: SchoolPlace) =>
  [`calendar-authority-${authority}`, `calendar-school-${schoolUrn}`] as const;
