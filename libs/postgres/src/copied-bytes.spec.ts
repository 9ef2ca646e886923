import { randomly } from '@ledger/kernel/testing';
import fc from 'fast-check';
import { CopiedBytes } from './copied-bytes.js';

const message = (kind: string, content: Uint8Array): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length + 4);
  return Buffer.concat([Buffer.from(kind), length, content]);
};

const content = fc.uint8Array({ maxLength: 40 });
const messages = fc.array(fc.tuple(fc.constantFrom('d', 'd', 'd', 'H', 'S', 'N', 'A'), content));
const READY = message('Z', Buffer.from('I'));

/** What is copied of a stream in pieces of so many bytes, in turn, and what follows it. */
function taken(stream: Buffer, sizes: readonly number[]): { copied: Buffer; rest: Buffer } {
  const copy = new CopiedBytes();
  const copied: Buffer[] = [];
  for (let [at, n] = [0, 0]; at < stream.length; n += 1) {
    const end = at + (sizes[n % sizes.length] ?? 1);
    const held = copy.take(Buffer.from(stream.subarray(at, end)));
    copied.push(held.copied);
    at = end;
    if (held.rest)
      return {
        copied: Buffer.concat(copied),
        rest: Buffer.concat([held.rest, stream.subarray(at)]),
      };
  }
  throw new Error('The copy has no end.');
}

describe('the bytes of a copy', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 70 }), { minLength: 1, maxLength: 5 });

  it('are those of its messages, wherever the stream is cut, and what follows is given back', () => {
    fc.assert(
      fc.property(messages, sizes, fc.constantFrom('c', 'E'), (sent, cuts, ending) => {
        const end = message(ending, Buffer.from(ending === 'c' ? '' : 'SERROR\0'));
        const stream = [...sent.map(([kind, bytes]) => message(kind, bytes)), end, READY];
        const wanted = sent.filter(([kind]) => kind === 'd').map(([, bytes]) => bytes);
        const { copied, rest } = taken(Buffer.concat(stream), cuts);
        expect(copied.equals(Buffer.concat(wanted))).toBe(true);
        // That it has ended well nobody else need know.
        expect(rest.equals(Buffer.concat(ending === 'c' ? [READY] : [end, READY]))).toBe(true);
      }),
      randomly(300),
    );
  });
});
