/** One JSON value on standard output, and nothing else. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** A line for people on standard output. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Progress goes to standard error, so that standard output stays clean. */
export function progress(line: string): void {
  process.stderr.write(`${line}\n`);
}

export interface PrintedColumn {
  readonly name: string;
  readonly label: string;
  /** Numbers are set to the right. */
  readonly right?: boolean;
}

/** Rows under headings, in columns as wide as their widest cell. */
export function printTable(
  columns: readonly PrintedColumn[],
  rows: readonly Readonly<Record<string, string>>[],
): void {
  const cells = [
    columns.map((column) => column.label),
    ...rows.map((row) => columns.map((column) => row[column.name] ?? '')),
  ];
  const widths = columns.map((_, index) =>
    Math.max(...cells.map((row) => (row[index] ?? '').length)),
  );
  for (const row of cells) print(line(row, { columns, widths }));
}

function line(
  row: readonly string[],
  shape: { columns: readonly PrintedColumn[]; widths: readonly number[] },
): string {
  return row
    .map((cell, index) => {
      const width = shape.widths[index] ?? 0;
      return shape.columns[index]?.right ? cell.padStart(width) : cell.padEnd(width);
    })
    .join('  ')
    .trimEnd();
}
