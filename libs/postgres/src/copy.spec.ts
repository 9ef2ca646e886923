import fc from 'fast-check';
import { copyField, fieldText } from './copy.js';

describe('a field of COPY', () => {
  it('comes back as it went, whatever the text', () => {
    const seed = Date.now() % 1_000_000;
    console.info(`copy.spec seed ${seed}`);
    const text = fc.string({
      unit: fc.oneof(fc.string(), fc.constantFrom('\\', '\n', '\t', '\r', 'N', 'n', '\b')),
    });
    fc.assert(
      fc.property(text, (value) => {
        const field = copyField(value);
        expect(field).not.toMatch(/[\n\r\t]/);
        expect(fieldText(field)).toBe(value);
      }),
      { seed },
    );
  });

  it('tells a null from the text that looks like it', () => {
    expect(fieldText(copyField(null))).toBeNull();
    expect(fieldText(copyField('\\N'))).toBe('\\N');
    expect(copyField(12)).toBe('12');
    expect(copyField(false)).toBe('false');
  });
});
