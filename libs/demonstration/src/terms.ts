/** The authority that the demonstration plays in; its children and providers are invented. */
export const AUTHORITY = '801';

export interface Term {
  readonly academicYear: string;
  readonly term: number;
  readonly startsOn: string;
  readonly endsOn: string;
}

type Dates = readonly (readonly [string, string])[];

// 2025/26 is the calendar that a Bristol school published; the other years are made alike.
const DATES: Readonly<Record<number, Dates>> = {
  2022: [
    ['2022-09-05', '2022-10-21'],
    ['2022-10-31', '2022-12-16'],
    ['2023-01-03', '2023-02-10'],
    ['2023-02-20', '2023-03-31'],
    ['2023-04-17', '2023-05-26'],
    ['2023-06-05', '2023-07-21'],
  ],
  2023: [
    ['2023-09-04', '2023-10-20'],
    ['2023-10-30', '2023-12-15'],
    ['2024-01-02', '2024-02-09'],
    ['2024-02-19', '2024-03-28'],
    ['2024-04-15', '2024-05-24'],
    ['2024-06-03', '2024-07-23'],
  ],
  2024: [
    ['2024-09-02', '2024-10-25'],
    ['2024-11-04', '2024-12-20'],
    ['2025-01-06', '2025-02-14'],
    ['2025-02-24', '2025-04-11'],
    ['2025-04-28', '2025-05-23'],
    ['2025-06-02', '2025-07-22'],
  ],
  2025: [
    ['2025-09-02', '2025-10-24'],
    ['2025-11-03', '2025-12-19'],
    ['2026-01-05', '2026-02-13'],
    ['2026-02-23', '2026-04-02'],
    ['2026-04-20', '2026-05-22'],
    ['2026-06-01', '2026-07-22'],
  ],
  2026: [
    ['2026-09-02', '2026-10-23'],
    ['2026-11-02', '2026-12-18'],
    ['2027-01-04', '2027-02-12'],
    ['2027-02-22', '2027-03-25'],
    ['2027-04-12', '2027-05-28'],
    ['2027-06-07', '2027-07-23'],
  ],
};

const BANK_HOLIDAYS = ['2023-05-01', '2024-05-06', '2025-05-05', '2026-05-04', '2027-05-03'];

/** Training days of the schools: they change neither what is expected of a provider nor its charge. */
export const INSET_DAYS = ['2025-09-02', '2025-09-03', '2025-11-03', '2026-01-05', '2026-06-01'];

export const LAST_YEAR = 2026;
/** The demonstration's own today: everything in it was recorded up to this Friday. */
export const DEMONSTRATION_DAY = '2026-10-09';

/** The terms of the academic years that start from `first` to 2026, in order. */
export function termsFrom(first: number): readonly Term[] {
  return yearsFrom(first).flatMap((year) =>
    (DATES[year] ?? []).map(([startsOn, endsOn], index) => ({
      academicYear: `${year}/${String(year + 1).slice(2)}`,
      term: index + 1,
      startsOn,
      endsOn,
    })),
  );
}

/** Days within those terms on which the authority's schools are closed. */
export function bankHolidaysFrom(first: number): readonly string[] {
  return BANK_HOLIDAYS.filter((date) => date >= `${first}-09-01`);
}

export function yearsFrom(first: number): readonly number[] {
  return Array.from({ length: LAST_YEAR - first + 1 }, (_, index) => first + index);
}
