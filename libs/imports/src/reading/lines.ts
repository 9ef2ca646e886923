import { CsvError, parse } from 'csv-parse';
import { UnreadableFile } from '../notice.js';
import { onlyUtf8 } from './utf8.js';

/** A record of the file; `row` counts as a spreadsheet does, so blank lines count too. */
export interface Line {
  readonly row: number;
  readonly cells: readonly string[];
}

export type Lines = readonly Line[];

const LONGEST_RECORD = 1_000_000;
const GRAMMAR = {
  bom: true,
  relax_column_count: true,
  relax_quotes: true,
  record_delimiter: ['\r\n', '\n', '\r'],
  max_record_size: LONGEST_RECORD,
};

/**
 * The lines of a CSV file that are not blank, a list for each piece of it that is read: a promise for
 * each line would take longer than the line. LF, CRLF and CR end a line outside quotation marks.
 * @throws UnreadableFile from the row on that cannot be read.
 */
export async function* readLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Lines> {
  let last = 0;
  try {
    for await (const list of records(bytes)) {
      const lines = list.map((cells, index) => ({ row: last + 1 + index, cells }));
      last += list.length;
      yield lines.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
    }
  } catch (error) {
    throw unreadable(error, last + 1);
  }
}

/** How many lines there are, counted no further than `most`. @throws UnreadableFile */
export async function countLines(bytes: AsyncIterable<Uint8Array>, most: number): Promise<number> {
  let count = 0;
  for await (const lines of readLines(bytes)) {
    count += lines.length;
    if (count >= most) return most;
  }
  return count;
}

/** The records of each piece of the file, also those that stand before a fault in it. */
async function* records(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string[][]> {
  let ready: string[][] = [];
  const parser = parse({
    ...GRAMMAR,
    on_record(cells: string[]) {
      ready.push(cells);
      return null;
    },
  });
  // Errors come through the callbacks, where the records before them are still at hand.
  parser.on('error', () => undefined);
  for await (const piece of onlyUtf8(bytes)) {
    const error = await told((done) => parser.write(piece, done));
    yield ready;
    ready = [];
    if (error) throw error;
  }
  const error = await told((done) => parser.end(done));
  yield ready;
  if (error) throw error;
}

const told = (work: (done: (error?: Error | null) => void) => unknown) =>
  new Promise<Error | null | undefined>((resolve) => void work(resolve));

function unreadable(error: unknown, row: number): unknown {
  if (error instanceof UnreadableFile) return new UnreadableFile(error.code, error.message, row);
  if (!(error instanceof CsvError)) return error;
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
    return new UnreadableFile(
      'quote-not-closed',
      `A quotation mark that opens in row ${row} is never closed; nothing was read from there on.`,
      row,
    );
  }
  return new UnreadableFile(
    'row-too-long',
    `Row ${row} is longer than ${LONGEST_RECORD} characters; nothing was read from there on.`,
    row,
  );
}
