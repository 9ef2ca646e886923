import { Refusal, type RefusalDetail, type RefusalSentences } from '@ledger/kernel';

export type ReferenceRefusal = 'reference-already-claimed';

export const referenceRefusals: RefusalSentences<ReferenceRefusal> = {
  'reference-already-claimed':
    'This {kind} reference already stands for another {kind}; a reference is given once, ' +
    'so use another one.',
};

export const refuse = (code: ReferenceRefusal, detail: RefusalDetail) => new Refusal(code, detail);
