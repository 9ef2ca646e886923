import type { WritePorts } from '@ledger/write-side';
import type { ImportRequest } from './import-request.js';
import { importRows } from './import-rows.js';
import { kindNamed } from './kinds/registry.js';
import { UnreadableFile } from './notice.js';
import { type ReadableFile, spool } from './reading/spool.js';
import { countLines } from './reading/lines.js';
import { type ImportReceipt, Tally } from './receipt.js';

/**
 * Imports a CSV file: each good row is recorded even where others are refused, and a row that says
 * what is recorded already records nothing; so the same file may come twice, and an import that was
 * cut off is finished by running it again. Memory does not grow with the file.
 * @throws UnknownImportKind; LogBusy or StreamContended when others keep the log busy for long: what
 * was recorded before stays recorded, and running it again does the rest
 */
export async function importFile(
  ports: WritePorts,
  request: ImportRequest,
): Promise<ImportReceipt> {
  const kind = kindNamed(request.kind);
  const tally = new Tally();
  try {
    const file = await readable(request);
    await importRows(ports, { request, kind, file, tally }).finally(() => file.discard());
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    const { row, code, message } = error;
    tally.blameFile([{ row, column: '', code, message }]);
  }
  return tally.receipt();
}

async function readable(request: ImportRequest): Promise<ReadableFile> {
  const { content, fileHash, maxBytes, maxRows } = request;
  const isLimited = maxBytes !== undefined || maxRows !== undefined;
  if (fileHash !== undefined && !isLimited) {
    return { fileHash, read: () => content, discard: () => Promise.resolve() };
  }
  const file = await spool(content, maxBytes);
  if (maxRows === undefined || (await countLines(file.read(), maxRows + 2)) <= maxRows + 1) {
    return file;
  }
  await file.discard();
  const advice = 'Split it, or import it with the command line.';
  const message = `The file has more than ${maxRows} rows. ${advice}`;
  throw new UnreadableFile('too-many-rows', message);
}
