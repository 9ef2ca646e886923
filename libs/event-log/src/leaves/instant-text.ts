const YEAR_2000_SECONDS = 946_684_800;
const LATEST_SECONDS = Date.UTC(9999, 11, 31, 23, 59, 59) / 1_000 - YEAR_2000_SECONDS;

/** Writes instants as the log's entries have them; events of one second share most of the text. */
export class InstantText {
  #second = Number.NaN;
  #text = '';

  /**
   * @param micros since 2000. @returns `YYYY-MM-DDTHH:MM:SS.ffffffZ`, or a question mark for what no
   * clock showed: no entry was made of it
   */
  of(micros: number): string {
    const second = Math.floor(micros / 1_000_000);
    if (!(second >= -YEAR_2000_SECONDS && second <= LATEST_SECONDS)) return '?';
    if (second !== this.#second) {
      this.#second = second;
      this.#text = new Date((second + YEAR_2000_SECONDS) * 1_000).toISOString().slice(0, 20);
    }
    const fraction = micros - second * 1_000_000;
    return `${this.#text}${String(1_000_000 + fraction).slice(1)}Z`;
  }
}
