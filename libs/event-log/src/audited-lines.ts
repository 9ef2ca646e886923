import { isAscii } from 'node:buffer';
import { LogBroken, type Span } from '@ledger/kernel';
import { CopiedEvent } from './copied-event.js';
import { copiedColumns, type Cut, lineTexts, TYPE } from './copied-lines.js';

/** The columns of a copy whose leaves somebody else compares: none is copied. */
export const auditedColumns = copiedColumns.replace(' leaf,', ' null,');

interface Expected extends Pick<Span, 'wants'> {
  /** The position that the first line must have. */
  readonly first: number;
}

interface Audited {
  readonly events: readonly CopiedEvent[];
  /** How many lines there were, wanted or not. */
  readonly lines: number;
}

/**
 * The wanted events of whole lines. That they are what was recorded is looked at by somebody else;
 * of the others little is read but where they stand.
 * @throws LogBroken at the first position that is missing
 */
export function auditedLines(bytes: Buffer, { wants, first }: Expected): Audited {
  const text = bytes.toString('latin1');
  const cut = { bytes, text, isAscii: isAscii(bytes) };
  const events: CopiedEvent[] = [];
  let lines = 0;
  for (let start = 0; start < text.length; lines += 1) {
    const end = text.indexOf('\n', start);
    const line = { ...cut, start, end };
    assertPosition(line, first + lines);
    if (wants(typeOf(line))) events.push(new CopiedEvent(lineTexts(line)));
    start = end + 1;
  }
  return { events, lines };
}

function assertPosition({ text, start }: Cut, expected: number): void {
  const position = text.slice(start, text.indexOf('\t', start));
  if (Number(position) === expected) return;
  throw new LogBroken(expected, `position ${position} stands there`);
}

// As copied: one that is written otherwise no schema knows, so it is wanted, and then read as it is.
function typeOf({ text, start }: Cut): string {
  let from = start;
  for (let field = 0; field < TYPE; field += 1) from = text.indexOf('\t', from) + 1;
  return text.slice(from, text.indexOf('\t', from));
}
