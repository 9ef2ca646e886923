/** Plain values that a refusal's sentence is filled from; never personal data. */
export type RefusalDetail = Readonly<Record<string, string | number>>;

/**
 * A rule said no. The code names the reason (`placement-ends-before-it-starts`); `field` names the
 * field of the command that is at fault, where it is one field.
 */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly detail: RefusalDetail = {},
    readonly field?: string,
  ) {
    super(code);
    this.name = 'Refusal';
  }
}

/** A sentence for each code; `{name}` is filled from the refusal's detail. */
export type RefusalSentences<Code extends string> = Readonly<Record<Code, string>>;

/** The sentence of a refusal, or its code when no sentence is known. */
export function refusalSentence(
  sentences: Readonly<Record<string, string>>,
  refusal: Refusal,
): string {
  const sentence = sentences[refusal.code] ?? refusal.code;
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(refusal.detail[name] ?? ''));
}
