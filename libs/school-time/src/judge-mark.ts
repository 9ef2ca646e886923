import {
  type AttendanceCode,
  codeSets,
  type MarkCategory,
  neverInForce,
} from './attendance-codes.js';

/** What a mark means on its date. Attended, authorised and unauthorised together make up possible. */
export interface MarkJudgement {
  readonly category: MarkCategory;
  /** Whether the session counts as one that the child could attend. */
  readonly possible: boolean;
  readonly attended: boolean;
  readonly authorised: boolean;
  readonly unauthorised: boolean;
  /** The code itself, or the one that a withdrawn code counts as. */
  readonly countsAs: string;
  /** The code was withdrawn; the record keeps it as sent. */
  readonly warning?: 'code-withdrawn';
}

export interface RefusedMark {
  readonly refused: 'code-not-in-force' | 'unknown-code';
}

const notInForce: RefusedMark = { refused: 'code-not-in-force' };
const unknown: RefusedMark = { refused: 'unknown-code' };

const judged = codeSets.map(({ from, codes }) => ({
  from,
  codes,
  judgements: new Map(codes.map((each) => [each.code, judgementOf(each)])),
}));
const everKnown = new Set([
  ...codeSets.flatMap(({ codes }) => codes.map(({ code }) => code)),
  ...neverInForce,
]);

/**
 * Judges a register mark by the national code set in force on its date, `YYYY-MM-DD`. Either of
 * `/` and `\` is present in either session. Case and spaces around the code do not matter.
 */
export function judgeMark(code: string, date: string): MarkJudgement | RefusedMark {
  const name = code.trim().toUpperCase();
  const judgement = setOn(date)?.judgements.get(name);
  return judgement ?? (everKnown.has(name) ? notInForce : unknown);
}

/** The codes that a mark of the date may have, withdrawn ones that still count included. */
export function codesInForce(date: string): readonly AttendanceCode[] {
  return setOn(date)?.codes ?? [];
}

function setOn(date: string) {
  return judged.find(({ from }) => date >= from) ?? judged.at(-1);
}

function judgementOf({ code, category, countsAs }: AttendanceCode): MarkJudgement {
  const attended = category === 'present' || category === 'approved-educational-activity';
  const authorised = category === 'authorised';
  const unauthorised = category === 'unauthorised';
  return {
    category,
    possible: attended || authorised || unauthorised,
    attended,
    authorised,
    unauthorised,
    countsAs: countsAs ?? code,
    ...(countsAs ? { warning: 'code-withdrawn' as const } : {}),
  };
}
