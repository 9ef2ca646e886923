import type { DayNumber } from '@ledger/school-time';

/** Numbers of weeks, from 0, and what each adds to that week, as the database writes two arrays. */
export interface PackedWeeks {
  /** `{0,1,1}` */
  readonly weeks: string;
  /** `{3,64,-8}` */
  readonly marks: string;
}

/** The sums by Monday of so many weeks from a Monday on; a week comes as often as it has parts. */
export function weeksOf(
  packed: PackedWeeks,
  { first, weeks }: { readonly first: DayNumber; readonly weeks: number },
): { get(monday: DayNumber): number | undefined } {
  const sums = new Int32Array(weeks);
  const added = wholeNumbers(packed.marks);
  wholeNumbers(packed.weeks).forEach((week, place) => {
    sums[week] = (sums[week] ?? 0) + (added[place] ?? 0);
  });
  return { get: (monday) => sums[(monday - first) / 7] };
}

const [ZERO, NINE, MINUS] = [48, 57, 45];

// An authority's two years are 200,000 numbers: taken from the text as they come.
function wholeNumbers(text: string): readonly number[] {
  const numbers: number[] = [];
  let [value, sign] = [0, 1];
  for (let place = 1; place < text.length; place += 1) {
    const code = text.charCodeAt(place);
    if (code >= ZERO && code <= NINE) value = value * 10 + code - ZERO;
    else if (code === MINUS) sign = -1;
    else {
      numbers.push(sign * value);
      [value, sign] = [0, 1];
    }
  }
  return numbers;
}
