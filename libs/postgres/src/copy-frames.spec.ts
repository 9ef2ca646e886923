import { randomly } from '@ledger/kernel/testing';
import fc from 'fast-check';
import { CopyFrames } from './copy-frames.js';

const message = (code: string, body: string): Buffer => {
  const length = Buffer.alloc(4);
  length.writeInt32BE(4 + Buffer.byteLength(body));
  return Buffer.concat([Buffer.from(code), length, Buffer.from(body)]);
};

/** The rows, and what is given back, of a stream that is cut at these places. */
function taken(stream: Buffer, cuts: readonly number[]) {
  const rows: string[] = [];
  const frames = new CopyFrames((bytes, begin, end) => {
    rows.push(bytes.toString('utf8', begin, end));
    bytes.fill(0, begin, end);
  });
  const ends = [...cuts.map((cut) => cut % (stream.length + 1)), stream.length];
  let at = 0;
  for (const end of ends.sort((a, b) => a - b)) {
    const over = frames.take(Buffer.from(stream.subarray(at, end)));
    at = end;
    if (over) return { rows, rest: Buffer.concat([over, stream.subarray(at)]) };
  }
  return { rows, rest: undefined };
}

const row = fc.string({ unit: 'grapheme', maxLength: 50 });
const among = fc.constantFrom(message('N', 'a notice'), message('S', ''), message('A', 'ring'));

describe('the messages of a copy', () => {
  it('give every row once and what follows whole, wherever the stream is cut', () => {
    let seen = 0;
    fc.assert(
      fc.property(
        fc.array(fc.oneof(row, among), { maxLength: 8 }),
        fc.array(fc.nat(), { maxLength: 12 }),
        fc.constantFrom('c', 'E'),
        (parts, cuts, end) => {
          const rows = parts.filter((part) => typeof part === 'string');
          const follows = Buffer.concat([message(end, 'over'), message('Z', 'I')]);
          const body = parts.map((part) => (typeof part === 'string' ? message('d', part) : part));
          const stream = Buffer.concat([message('H', 'begin'), ...body, follows]);
          expect(taken(stream, cuts)).toEqual({ rows, rest: follows });
          seen += rows.length;
        },
      ),
      randomly(300),
    );
    expect(seen).toBeGreaterThan(300);
  });

  it('wait for the rest of a row', () => {
    const cut = message('d', 'a row').subarray(0, 7);
    expect(taken(cut, [3, 6])).toEqual({ rows: [], rest: undefined });
  });
});
