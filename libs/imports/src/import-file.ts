import type { WritePorts } from '@ledger/write-side';
import { importRows } from './import-rows.js';
import { kindNamed } from './kinds/registry.js';
import { UnreadableFile } from './notice.js';
import { type ReadableFile, spool } from './reading/spool.js';
import { countLines } from './reading/lines.js';
import { type ImportProgress, type ImportReceipt, Tally } from './receipt.js';
import type { ImportMeta } from './run.js';

/** A file to import. */
export interface ImportRequest {
  /** A name of `importKinds`. */
  readonly kind: string;
  /** The bytes of the file, UTF-8, read once. */
  readonly content: AsyncIterable<Uint8Array>;
  /** SHA-256, hex, where it is known (see `openImportFile`); else the content is kept to find it. */
  readonly fileHash?: string;
  readonly fileName?: string;
  readonly meta: ImportMeta;
  /** Judge every row and record nothing. */
  readonly dryRun?: boolean;
  /** Why rows put right what was recorded; `import FILE` where none is given. */
  readonly reason?: string;
  /** More rows than this, or more bytes, refuse the file as a whole. */
  readonly maxRows?: number;
  readonly maxBytes?: number;
  /** Told after each chunk of rows. */
  readonly onProgress?: (progress: ImportProgress) => void;
}

/**
 * Imports a CSV file: each good row is recorded even where others are refused, and a row that says
 * what is recorded already records nothing; so the same file may come twice, and an import that was
 * cut off is finished by running it again. Memory does not grow with the file.
 * @throws UnknownImportKind; LogBusy when the log stays busy for long
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
  const message = `The file has more than ${maxRows} rows. Split it, or import it with the command line.`;
  throw new UnreadableFile('too-many-rows', message);
}
