import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { importFile, type ImportReceipt, openImportFile } from '@ledger/imports';
import type { Scratch } from '../measure/scratch.js';
import { attendanceLines, authorityFiles, childrenFor, type ImportedFile } from './files.js';

const actor = { id: 'bench', role: 'operator', organisation: '801' };
const TELL_MS = 5_000;

/** Records an authority whose children so many marks fit, before the first mark. */
export async function recordSetting(scratch: Scratch, marks: number): Promise<void> {
  scratch.progress(`Recording an authority of ${childrenFor(marks)} children ...`);
  for (const file of authorityFiles(marks)) {
    await importPath(scratch, file.kind, await written(scratch, file));
  }
}

/** Records an authority and so many marks, through the imports' rules. */
export async function recordAuthority(scratch: Scratch, marks: number): Promise<void> {
  await recordSetting(scratch, marks);
  await importPath(scratch, 'attendance', await attendanceFile(scratch, marks));
}

/** Writes the marks as a file. @returns its path */
export const attendanceFile = (scratch: Scratch, marks: number): Promise<string> =>
  written(scratch, { kind: 'attendance', lines: attendanceLines(marks) });

/** Imports a file as `ledger import` does. @throws Error when a row is refused */
export async function importPath(
  scratch: Scratch,
  kind: string,
  path: string,
): Promise<ImportReceipt> {
  let told = performance.now();
  const receipt = await importFile(scratch.ledger, {
    kind,
    ...(await openImportFile(path)),
    meta: { actor },
    onProgress: ({ rows }) => {
      if (performance.now() - told < TELL_MS) return;
      told = performance.now();
      scratch.progress(`${rows} rows of ${kind}`);
    },
  });
  if (receipt.rejected === 0) return receipt;
  throw new Error(
    `The bench's ${kind} were refused: ${JSON.stringify(receipt.errors.slice(0, 3))}`,
  );
}

async function written(scratch: Scratch, { kind, lines }: ImportedFile): Promise<string> {
  const path = join(scratch.directory, `${kind}.csv`);
  await pipeline(Readable.from(pieces(lines)), createWriteStream(path));
  return path;
}

function* pieces(lines: Iterable<string>): Generator<string> {
  let piece: string[] = [];
  for (const line of lines) {
    piece.push(line);
    if (piece.length < 1_000) continue;
    yield `${piece.join('\n')}\n`;
    piece = [];
  }
  yield `${piece.join('\n')}\n`;
}
