export type MarkCategory =
  | 'present'
  | 'approved-educational-activity'
  | 'authorised'
  | 'unauthorised'
  | 'not-possible'
  | 'not-collected';

/** A code of a national set; `countsAs` names the code that took its place, if it was withdrawn. */
export interface AttendanceCode {
  readonly code: string;
  readonly category: MarkCategory;
  readonly meaning: string;
  readonly countsAs?: string;
}

/** The codes in force from a date until the next set begins. */
export interface CodeSet {
  readonly from: string;
  readonly codes: readonly AttendanceCode[];
}

const code = (name: string, category: MarkCategory, meaning: string): AttendanceCode => ({
  code: name,
  category,
  meaning,
});

const inEverySet: readonly AttendanceCode[] = [
  code('/', 'present', 'Present in the morning'),
  code('\\', 'present', 'Present in the afternoon'),
  code('L', 'present', 'Late, before the register closed'),
  code('B', 'approved-educational-activity', 'Another approved educational activity'),
  code('V', 'approved-educational-activity', 'Educational visit or trip'),
  code('P', 'approved-educational-activity', 'Approved sporting activity'),
  code('W', 'approved-educational-activity', 'Work experience'),
  code('C', 'authorised', 'Leave in exceptional circumstances'),
  code('E', 'authorised', 'Suspended or permanently excluded, no provision made'),
  code('I', 'authorised', 'Illness'),
  code('M', 'authorised', 'Medical or dental appointment'),
  code('R', 'authorised', 'Religious observance'),
  code('S', 'authorised', 'Study leave'),
  code('T', 'authorised', 'Parent travelling for work'),
  code('G', 'unauthorised', 'Holiday not granted'),
  code('N', 'unauthorised', 'Reason not yet established'),
  code('O', 'unauthorised', 'Absent without authorisation'),
  code('U', 'unauthorised', 'Arrived after the register closed'),
  code('D', 'not-possible', 'Attending another school where registered'),
  code('X', 'not-possible', 'Not required to attend: not of compulsory school age'),
  code('Z', 'not-collected', 'Prospective pupil, not on roll'),
  code('#', 'not-collected', 'Planned whole-school closure'),
];

const until2024: readonly AttendanceCode[] = [
  code('H', 'authorised', 'Holiday granted'),
  code('J', 'approved-educational-activity', 'At an interview'),
  code('Y', 'not-possible', 'Unable to attend in exceptional circumstances'),
];

const from2024: readonly AttendanceCode[] = [
  code('K', 'approved-educational-activity', 'Provision arranged by the local authority'),
  code('C1', 'authorised', 'Leave for a regulated performance or employment abroad'),
  code('C2', 'authorised', 'Leave under a part-time timetable'),
  code('J1', 'authorised', 'Leave for an interview'),
  code('Q', 'not-possible', 'No access arrangements made by the local authority'),
  code('Y1', 'not-possible', 'Transport normally provided not available'),
  code('Y2', 'not-possible', 'Widespread disruption to travel'),
  code('Y3', 'not-possible', 'Part of the premises closed'),
  code('Y4', 'not-possible', 'Whole site closed unexpectedly'),
  code('Y5', 'not-possible', 'In criminal justice detention'),
  code('Y6', 'not-possible', 'Public health guidance or law'),
  code('Y7', 'not-possible', 'Another unavoidable cause'),
  { ...code('H', 'authorised', 'Withdrawn: counts as C'), countsAs: 'C' },
  { ...code('J', 'authorised', 'Withdrawn: counts as J1'), countsAs: 'J1' },
  { ...code('Y', 'not-possible', 'Withdrawn: counts as Y7'), countsAs: 'Y7' },
];

/** Latest first; a date before the first set is judged by that set, one after the last by the last. */
export const codeSets: readonly CodeSet[] = [
  { from: '2024-08-19', codes: [...inEverySet, ...from2024] },
  { from: '2013-09-01', codes: [...inEverySet, ...until2024] },
];

/** Withdrawn in 2013, before the first set that is held here: known, but in force on no date. */
export const neverInForce: readonly string[] = ['F'];
