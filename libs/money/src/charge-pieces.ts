import {
  academicYearOf,
  academicYearSpan,
  dateOf,
  dayOf,
  type DayNumber,
  sessionsIn,
  sessionsOfBits,
  spansOf,
  type TimetableSpan,
  weekdaysOfBits,
} from '@ledger/school-time';
import { type ChargeStage, runsOf, stagesOf } from './charge-stages.js';
import type { ChargeQuestion } from './charge-terms.js';
import { dueHalves } from './charged-sessions.js';
import { type Meter, newMeter } from './meter.js';

/** Days in a row on which neither the timetable nor the price of a leg changes. */
export interface ChargePiece extends ChargeStage {
  readonly bits: number;
  /** Of the weekly pattern. */
  readonly sessionsAWeek: number;
  /** Weekdays with a session in the pattern, whatever the calendar. */
  readonly weekdaysAWeek: number;
  /** Hundredths of an hour a week; 0 when not known. */
  readonly hundredthHours: number;
  /** The running total that this piece shares with others of its kind. */
  readonly meter: Meter;
  /** The run of pieces on one basis that this one is part of, in order. */
  readonly run: readonly ChargePiece[];
}

/** The pieces of a leg that may be charged, in order: an uncharged pause is in none. */
export function piecesOf({ timetable, terms }: ChargeQuestion): readonly ChargePiece[] {
  const spans = spansOf(timetable).filter(({ paused }) => paused !== 'uncharged');
  const hundredthHours = terms.hundredthHoursPerWeek ?? 0;
  const meters = { week: newMeter(), year: newMeter() };
  return runsOf(stagesOf(terms)).flatMap((stages) => {
    const run: ChargePiece[] = [];
    const meter = meterOf(stages, meters);
    for (const stage of stages)
      for (const span of spans.filter((each) => meet(stage, each)))
        run.push(pieceOf(stage, span, { hundredthHours, meter, run }));
    return run;
  });
}

/** How many sessions a programme is one price for, and its last day. */
export interface ProgrammeSize {
  readonly sessions: number;
  readonly until: DayNumber;
}

/**
 * The sessions that the price of a programme is spread over, absences included. One without any end
 * is spread to the 31 August after it begins; what is expected later is already paid for.
 */
export function programmeSize(
  question: ChargeQuestion,
  run: readonly ChargePiece[],
): ProgrammeSize {
  const until = programmeEnd(run);
  let sessions = 0;
  for (const piece of run) {
    const last = Math.min(piece.last, until);
    for (let day = piece.first; day <= last; day += 1)
      sessions += sessionsIn(dueHalves(question, piece.bits, day));
  }
  return { sessions, until };
}

function programmeEnd(run: readonly ChargePiece[]): DayNumber {
  const last = run.at(-1)?.last ?? -Infinity;
  if (last !== Infinity) return last;
  return dayOf(academicYearSpan(academicYearOf(dateOf(run[0]?.first ?? 0))).to);
}

/** A week or a financial year goes on where the price changes; each programme is its own. */
function meterOf(stages: readonly ChargeStage[], meters: { week: Meter; year: Meter }): Meter {
  const basis = stages[0]?.basis;
  if (basis === 'programme') return newMeter();
  return basis === 'top-up' ? meters.year : meters.week;
}

const meet = (stage: ChargeStage, span: TimetableSpan) =>
  stage.first <= span.last && span.first <= stage.last;

type Shared = Pick<ChargePiece, 'hundredthHours' | 'meter' | 'run'>;

// Field by field: an authority has thousands of pieces, and spreading them is most of the cost.
function pieceOf(stage: ChargeStage, span: TimetableSpan, shared: Shared): ChargePiece {
  return {
    first: Math.max(stage.first, span.first),
    last: Math.min(stage.last, span.last),
    basis: stage.basis,
    ratePence: stage.ratePence,
    costCentre: stage.costCentre,
    contributionPence: stage.contributionPence,
    bits: span.bits,
    sessionsAWeek: sessionsOfBits(span.bits),
    weekdaysAWeek: weekdaysOfBits(span.bits),
    hundredthHours: shared.hundredthHours,
    meter: shared.meter,
    run: shared.run,
  };
}
