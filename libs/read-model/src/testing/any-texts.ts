import fc from 'fast-check';

/** Texts that bytes can hold as they are: no half of a pair stands alone. */
export const anyTexts = fc
  .array(fc.string({ unit: 'binary', maxLength: 300 }), { maxLength: 200 })
  .map((texts) => texts.filter((text) => Buffer.from(text).toString() === text));

/** A text's bytes where other bytes stand before them. */
export function sliceOf(text: string) {
  const bytes = Buffer.from(` ${text}`);
  return { bytes, begin: 1, end: bytes.length };
}
