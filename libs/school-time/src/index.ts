export {
  addDays,
  addMonths,
  compareDates,
  dateOf,
  type DayNumber,
  dayOf,
  daysBetween,
  isDate,
  mondayOf,
  weekdayOf,
} from './day-number.js';
export { endOfDayInLondon, londonDateOf, startOfDayInLondon } from './london.js';
export {
  academicYearOf,
  academicYearSpan,
  academicYearStart,
  type DateSpan,
  financialYearOf,
  financialYearSpan,
  isAcademicYear,
  isFinancialYear,
  lastFridayInJune,
} from './years.js';
export {
  ageBeforeYear,
  cohortOf,
  type KeyStage,
  keyStageOn,
  keyStages,
  type NcYear,
  ncYears,
  parseNcYear,
  yearOffsetOf,
} from './key-stage.js';
export { parseUpn, type Upn, upnCheckLetter, type UpnReading } from './upn.js';
export { type AttendanceCode, type MarkCategory } from './attendance-codes.js';
export { codesInForce, judgeMark, type MarkJudgement, type RefusedMark } from './judge-mark.js';
export {
  type HalfDay,
  type Halves,
  halvesOn,
  isInPattern,
  isWeeklyPattern,
  patternBits,
  sessionKey,
  sessionsAWeek,
  sessionsIn,
  sessionsOfBits,
  sharedHalfDays,
  weekdaysAWeek,
  weekdaysOfBits,
} from './weekly-pattern.js';
export {
  type CalendarDates,
  calendarsInTurn,
  type SchoolCalendar,
  schoolCalendar,
} from './school-calendar.js';
export { nextSchoolDay, schoolDayFrom } from './school-days.js';
export {
  type DutyHolder,
  type ExclusionKind,
  type OutOfSchool,
  type SixthDay,
  sixthSchoolDay,
} from './sixth-school-day.js';
export {
  isOpenOn,
  isPastPlannedEnd,
  isPausedOn,
  patternAt,
  plannedEndAt,
  type Timetable,
  type TimetablePause,
  type TimetableVariation,
} from './timetable.js';
export { spansOf, type TimetableSpan } from './timetable-spans.js';
export {
  countExpectedSessions,
  type ExpectedDay,
  expectedDays,
  type ExpectedSessions,
  expectedSessionsOn,
  type OpenDays,
} from './expected-sessions.js';
export { eachExpectedWeek, eachOpenWeek, type SeeWeek } from './expected-weeks.js';
export { mostSessionsAWeek, type SharedSession, sharedSessions } from './shared-sessions.js';
