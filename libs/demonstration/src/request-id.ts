import { createHash } from 'node:crypto';

/** The same step is the same request, so that a demonstration cut short is taken up, not doubled. */
export function requestId(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
