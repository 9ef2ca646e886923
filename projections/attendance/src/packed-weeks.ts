import type { DayNumber } from '@ledger/school-time';

/** Numbers of weeks, and what each adds to that week, as the database writes two arrays. */
export interface PackedWeeks {
  /** `{0,1,1}` */
  readonly weeks: string;
  /** `{3,64,-8}` */
  readonly marks: string;
}

/** Weeks in a row. */
export interface SpanOfWeeks {
  /** The Monday of the first. */
  readonly first: DayNumber;
  readonly weeks: number;
}

/** The sums by Monday of a placement. */
export type Weeks = Pick<ReadonlyMap<DayNumber, number>, 'get'>;

// Of so many placements at once: a list of its own for each is dear to make and to clear away.
const MADE_AT_ONCE = 256;

/** Adds up what placements have in a span of weeks; a week comes as often as it has parts. */
export class WeekSums {
  readonly #sums = new Map<string, Int32Array>();
  #made = new Int32Array();
  #taken = 0;

  constructor(readonly span: SpanOfWeeks) {}

  /** @param packed its weeks are counted from the first of the span */
  add(placementId: string, packed: PackedWeeks): void {
    const sums = this.sumsOf(placementId);
    const added = wholeNumbers(packed.marks);
    wholeNumbers(packed.weeks).forEach((week, place) => {
      sums[week] = (sums[week] ?? 0) + (added[place] ?? 0);
    });
  }

  /** The sums of the placement, week by week, for who adds to them. */
  sumsOf(placementId: string): Int32Array {
    const known = this.#sums.get(placementId);
    if (known) return known;
    const sums = this.#another();
    this.#sums.set(placementId, sums);
    return sums;
  }

  weeksOf(placementId: string): Weeks {
    const sums = this.#sums.get(placementId);
    const { first } = this.span;
    return { get: (monday) => sums?.[(monday - first) / 7] };
  }

  #another(): Int32Array {
    const { weeks } = this.span;
    if (this.#taken === this.#made.length) {
      this.#made = new Int32Array(weeks * MADE_AT_ONCE);
      this.#taken = 0;
    }
    this.#taken += weeks;
    return this.#made.subarray(this.#taken - weeks, this.#taken);
  }
}

const [ZERO, NINE, MINUS] = [48, 57, 45];

/** The numbers of an array as the database writes it; there may be many, so they are not split off. */
export function wholeNumbers(text: string): readonly number[] {
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
