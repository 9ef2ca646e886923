export { attendanceEnrolments, type AttendanceEnrolment } from './attendance-enrolments.list.js';
export { attendanceMarks, type AttendanceMark } from './attendance-marks.list.js';
export { attendance, type AttendanceParams, type AttendanceRow } from './attendance.figure.js';
export { attendanceProjection } from './attendance.projection.js';
export { type ProvisionGap, provisionGaps } from './provision-gaps.figure.js';
export { type Measures } from './tally.js';
export { type Counted } from './week-of-marks.js';
