export { anyChangeDate, anyDate, anyPattern, anyTimetable } from './any-timetable.js';
export {
  bristolBankHolidays,
  bristolCalendar,
  bristolSchoolCalendar,
  bristolTerms,
  bristolTrainingDays,
} from './bristol.js';
export {
  eachDate,
  isPlainlyCovered,
  isPlainlyInPattern,
  isPlainSchoolDay,
  plainlyInForce,
  plainPauses,
  plainWeekday,
} from './plain-sessions.js';
