import type { SchoolCalendar, Timetable } from '@ledger/school-time';

export type RateBasis = 'session' | 'hour' | 'day' | 'week' | 'programme' | 'top-up' | 'place';

/** What is charged otherwise from a date on; what is absent stays as it was. */
export interface ChargeVariation {
  readonly from: string;
  readonly ratePence?: number | null | undefined;
  readonly rateBasis?: RateBasis | null | undefined;
  readonly costCentre?: string | null | undefined;
  readonly contributionPence?: number | null | undefined;
}

/** The price of one leg. Treat it as a value: it is never changed. */
export interface ChargeTerms {
  readonly rateBasis: RateBasis;
  /** Pence for each session, hour, day or week, for the programme, or for a year of top-up. */
  readonly ratePence: number;
  readonly costCentre: string;
  /** Pence for each charged day, recharged to the school. */
  readonly contributionPence?: number | null | undefined;
  /** Hundredths of an hour a week; an hourly rate without it charges nothing. */
  readonly hundredthHoursPerWeek?: number | null | undefined;
  readonly chargedWhenAbsent: boolean;
  readonly chargedWhenClosed: boolean;
  /**
   * Where absence is not charged: of each absence so many first days are all the same. An absence
   * lasts until a day on which the pupil was there, however many days nothing was due.
   */
  readonly absentDaysCharged?: number | null | undefined;
  /** In any order; of two from the same date the later in the list counts. */
  readonly variations: readonly ChargeVariation[];
}

/** What chargesOf is asked. */
export interface ChargeQuestion {
  readonly timetable: Timetable;
  readonly terms: ChargeTerms;
  /** The calendar of the pupil's authority, over the whole leg. */
  readonly calendar: SchoolCalendar;
  /** Dates on which the provider is closed, over the whole leg. */
  readonly providerClosed: ReadonlySet<string>;
  /**
   * Sessions marked absent or not possible, as sessionKey names them, over the whole leg. Read only
   * where the terms say that absence is not charged; a session without a mark is charged.
   */
  readonly absences: ReadonlySet<string>;
  readonly from: string;
  readonly to: string;
}

/** What one date of a leg costs. */
export interface Charge {
  readonly date: string;
  readonly pence: number;
  readonly contributionPence: number;
  readonly costCentre: string;
  /** Charged sessions, 0 to 2; a top-up also charges days that have none. */
  readonly sessions: number;
}
