// A spreadsheet runs a cell that starts with one of these, ASCII or full width, with or without
// blanks before it. Marks already there count too, so that taking one away gives back what was there.
const RUNS = /^'*(?:[\s\uFEFF\0]*[=+\-@＝＋－＠]|[\t\r\0])/u;

/** Text that no spreadsheet runs as a formula: marked with `'` where it could be one. */
export function formulaSafe(text: string): string {
  return RUNS.test(text) ? `'${text}` : text;
}

/** The text as it was before `formulaSafe`. */
export function withoutFormulaMark(text: string): string {
  return text.startsWith("'") && RUNS.test(text) ? text.slice(1) : text;
}
