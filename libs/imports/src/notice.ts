/** What is wrong, or only looks wrong, with one row. `row` is numbered as a spreadsheet does: header 1. */
export interface Notice {
  readonly row: number;
  /** The column at fault, empty where it is the row or the file as a whole. */
  readonly column: string;
  /** Kebab-case; the code of a query starts with `query-`. */
  readonly code: string;
  /** A sentence: what is wrong with the value, and what is allowed. */
  readonly message: string;
}

/** The file cannot be read, or not from this row on; no single row can be blamed. */
export class UnreadableFile extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly row = 1,
  ) {
    super(message);
    this.name = 'UnreadableFile';
  }
}

const LONGEST_ECHO = 40;

/** The cell in quotation marks, cut where it is long, with marks that would break a line shown as ?. */
export function quoted(cell: string): string {
  const line = cell.replace(/\p{Cc}/gu, '?');
  const letters = [...line.slice(0, LONGEST_ECHO * 4)];
  const cut = letters.length > LONGEST_ECHO;
  return `"${letters.slice(0, LONGEST_ECHO).join('')}${cut ? '...' : ''}"`;
}
