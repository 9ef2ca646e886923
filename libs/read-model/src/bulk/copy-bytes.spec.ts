import { randomly } from '@ledger/kernel/testing';
import { copyField } from '@ledger/postgres';
import fc from 'fast-check';
import { CopyBytes } from './copy-bytes.js';

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 100 }),
  fc.string({ unit: fc.constantFrom('a', '-', '\\', '\n', '\t', '\r', 'é', '\u007f') }),
);
const number = fc.oneof(fc.maxSafeInteger(), fc.constantFrom(0, -0, 9, 10, -10, 2 ** 53 - 1));
const value = fc.oneof(text, number, fc.boolean(), fc.constant(null));

describe('the bytes of a copy in the making', () => {
  it('are those of whole numbers in decimal', () => {
    fc.assert(
      fc.property(number, (one) => {
        const lines = new CopyBytes(1);
        lines.number(one);
        expect(lines.take().toString()).toBe(String(one));
      }),
      randomly(300),
    );
  });

  it('are those of each field as COPY has it, however little room there was at first', () => {
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1 }),
        fc.integer({ min: 1, max: 100 }),
        (values, least) => {
          const lines = new CopyBytes(least);
          const wanted = `some ${values.map(copyField).join('\t')}`;
          lines.put('some ');
          lines.line(values);
          expect(lines.length).toBe(Buffer.byteLength(wanted));
          expect(lines.take().toString()).toBe(wanted);
          expect(lines.length).toBe(0);
        },
      ),
      randomly(500),
    );
  });

  it('go into others, in part or whole', () => {
    const [one, other] = [new CopyBytes(1), new CopyBytes(1)];
    one.put('some text');
    const { bytes } = one.written();
    other.put({ bytes, begin: 5, end: 9 });
    other.put('s');
    expect(other.take().toString()).toBe('texts');
  });
});
