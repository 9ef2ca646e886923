import { references, type WritePorts } from '@ledger/write-side';
import type { ImportRequest } from './import-request.js';
import type { ImportKind } from './kind.js';
import { UnreadableFile } from './notice.js';
import { type Outcome, rejected } from './outcome.js';
import { chunksOf } from './reading/chunks.js';
import { headed } from './reading/headed.js';
import { type Line, type Lines, readLines } from './reading/lines.js';
import type { ReadableFile } from './reading/spool.js';
import type { Tally } from './receipt.js';
import { rehearsalPorts } from './rehearsal/rehearsed.js';
import { startRun } from './run.js';
import type { Columns } from './table/column.js';
import { type Header, readHeader } from './table/header.js';
import { type Row, type RowReader, rowReader } from './table/row.js';
import { underWay } from './under-way.js';

interface Import {
  readonly request: ImportRequest;
  readonly kind: ImportKind;
  readonly file: ReadableFile;
  readonly tally: Tally;
}

/** Enough that a register of a large provider is seldom cut in two: each part is a request. */
const ROWS_AT_ONCE = 2000;
/** So that the next rows are judged while the database records the last. */
const CHUNKS_AT_ONCE = 3;

/** Reads the header, then judges and records the rows, adding to the tally as it goes. */
export async function importRows(ports: WritePorts, work: Import): Promise<void> {
  const { kind, file, tally } = work;
  const { first, lines } = await headed(readLines(file.read()));
  if (!first) {
    throw new UnreadableFile('file-empty', 'The file is empty. The first row names the columns.');
  }
  const { header, faults } = readHeader(kind.columns, first);
  if (faults.length === 0) return recordLines(ports, work, { header, lines });
  tally.blameFile(faults);
  for await (const chunk of chunksOf(lines, ROWS_AT_ONCE)) tally.reject(chunk.length);
}

async function recordLines(
  ports: WritePorts,
  { request, kind, file, tally }: Import,
  { header, lines }: { header: Header; lines: AsyncIterable<Lines> },
): Promise<void> {
  const { judge } = kind.open(runOf(ports, request, file.fileHash));
  const read = rowReader(kind.columns, header);
  const chunks = underWay(CHUNKS_AT_ONCE, (outcomes: readonly Outcome[]) => {
    tally.add(outcomes);
    request.onProgress?.(tally.progress());
  });
  try {
    for await (const chunk of chunksOf(lines, ROWS_AT_ONCE)) {
      const { rows, unread } = readRows(read, chunk);
      const judged = rows.length > 0 ? await judge(rows) : [];
      await chunks.add(inOrder('outcomes' in judged ? judged.outcomes : judged, unread));
    }
  } finally {
    await chunks.end();
  }
}

async function inOrder(
  judged: readonly Outcome[] | Promise<readonly Outcome[]>,
  unread: readonly Outcome[],
): Promise<readonly Outcome[]> {
  return [...(await judged), ...unread].sort((a, b) => a.row - b.row);
}

function runOf(real: WritePorts, request: ImportRequest, fileHash: string) {
  const { meta, dryRun, fileName } = request;
  const reason = request.reason?.trim() || `import ${fileName ?? fileHash.slice(0, 12)}`;
  const ports = dryRun ? rehearsalPorts(real) : real;
  return startRun({ ports, references: references(ports), meta, fileHash, reason });
}

function readRows(read: RowReader<Columns>, lines: readonly Line[]) {
  const rows: Row<Columns>[] = [];
  const unread: Outcome[] = [];
  for (const line of lines) {
    const reading = read(line);
    if (reading.ok) rows.push(reading);
    else unread.push(rejected(reading.row, ...reading.faults));
  }
  return { rows, unread };
}
