import { randomly } from '@ledger/kernel/testing';
import { CsvError, parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { UnreadableFile } from '../notice.js';
import { bytesOf } from '../testing/memory-ledger.js';
import { type Line, readLines } from './lines.js';

// Few characters, so that each stands beside each other one.
const character = fc.constantFrom('a', 'é', '\u{1F4A1}', '\uFEFF', ' ', ',', '\n', '\r', '\r\n');
const words = fc.constantFrom('PL-2025-000123', 'a word of more than thirteen letters', '"', 'é');
const file = fc.array(fc.oneof({ weight: 20, arbitrary: character }, words), { maxLength: 60 });

const parser = {
  bom: true,
  relax_column_count: true,
  relax_quotes: true,
  record_delimiter: ['\r\n', '\n', '\r'],
};

/** Null where the parser says that the file cannot be read. */
function parsed(text: string): readonly Line[] | null {
  try {
    const records = parse(text, parser) as unknown as string[][];
    return records
      .map((cells, index) => ({ row: index + 1, cells }))
      .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}

async function read(text: string, size: number): Promise<readonly Line[] | null> {
  const lines: Line[] = [];
  try {
    for await (const list of readLines(bytesOf(text, size))) lines.push(...list);
  } catch (error) {
    if (error instanceof UnreadableFile) return null;
    throw error;
  }
  return lines;
}

describe('a CSV file, in pieces of any size', () => {
  it('is read as the parser reads it, before its first quotation mark and after', async () => {
    const size = fc.integer({ min: 1, max: 20 });
    const examples: [string[], number][] = [[['a', '\n', '\uFEFF', '"', 'b', '"', '\n'], 1]];
    await fc.assert(
      fc.asyncProperty(file, size, async (parts, bytes) => {
        const text = parts.join('');
        expect(await read(text, bytes)).toEqual(parsed(text));
      }),
      { ...randomly(1_000), examples },
    );
  });
});
