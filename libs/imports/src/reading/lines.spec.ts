import { UnreadableFile } from '../notice.js';
import { bytesOf } from '../testing/memory-ledger.js';
import { countLines, type Line, readLines } from './lines.js';

async function read(text: string | Buffer, size?: number): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const list of readLines(bytesOf(text, size))) lines.push(...list);
  return lines;
}

const expected = [
  { row: 1, cells: ['a', 'b'] },
  { row: 2, cells: ['1', 'é'] },
  { row: 3, cells: ['3', '4'] },
];

describe('reading the lines of a CSV file', () => {
  it.each([
    ['LF', 'a,b\n1,é\n3,4\n'],
    ['CRLF', 'a,b\r\n1,é\r\n3,4\r\n'],
    ['CR', 'a,b\r1,é\r3,4\r'],
    ['mixed line ends', 'a,b\r\n1,é\n3,4\r\n'],
    ['no line end at the end', 'a,b\n1,é\n3,4'],
    ['a byte order mark', '\uFEFFa,b\n1,é\n3,4\n'],
    ['quotation marks', '"a","b"\n"1","é"\n3,"4"\n'],
  ])('reads %s, whole and byte by byte', async (_, text) => {
    expect(await read(text)).toEqual(expected);
    expect(await read(text, 1)).toEqual(expected);
  });

  it('numbers rows as a spreadsheet does, blank lines and lines within cells included', async () => {
    const lines = await read('a,b\n\n1,"two\nlines"\n,\n  \n3,4\n');
    expect(lines).toEqual([
      { row: 1, cells: ['a', 'b'] },
      { row: 3, cells: ['1', 'two\nlines'] },
      { row: 6, cells: ['3', '4'] },
    ]);
  });

  it('keeps a quotation mark within a cell', async () => {
    expect(await read('a,b\n5" pipe,"say ""hello"""\n')).toEqual([
      { row: 1, cells: ['a', 'b'] },
      { row: 2, cells: ['5" pipe', 'say "hello"'] },
    ]);
  });

  it('counts no further than asked', async () => {
    expect(await countLines(bytesOf('a\nb\n\nc\n'), 10)).toBe(3);
    expect(await countLines(bytesOf('a\nb\n\nc\n'), 2)).toBe(2);
  });
});

async function readUntilFault(text: string | Buffer) {
  const rows: number[] = [];
  try {
    for await (const list of readLines(bytesOf(text))) rows.push(...list.map(({ row }) => row));
  } catch (error) {
    if (error instanceof UnreadableFile) return { rows, row: error.row, code: error.code };
    throw error;
  }
  return { rows };
}

describe('a CSV file that cannot be read', () => {
  it('is told from the row on in which a quotation mark is never closed', async () => {
    const text = 'a,b\n1,2\n3,"4\n5,6\n';
    expect(await readUntilFault(text)).toEqual({ rows: [1, 2], row: 3, code: 'quote-not-closed' });
  });

  it('is told from the row on that is too long', async () => {
    const text = `a,b\n1,2\n3,${'x'.repeat(1_000_100)}\n`;
    expect(await readUntilFault(text)).toEqual({ rows: [1, 2], row: 3, code: 'row-too-long' });
  });

  it.each([
    ['Windows-1252', Buffer.from([0x61, 0x0a, 0xe9, 0x0a])],
    ['UTF-16 with a byte order mark', Buffer.from('\uFEFFa,b\n1,2\n', 'utf16le')],
    ['UTF-8 that is cut off', Buffer.from('a\né').subarray(0, 3)],
  ])('is told when it is %s', async (_, bytes) => {
    expect(await readUntilFault(bytes)).toMatchObject({ code: 'not-utf-8' });
  });
});
