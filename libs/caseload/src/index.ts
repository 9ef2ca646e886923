export {
  authoritiesOf,
  type Circumstances,
  circumstancesOn,
  fromTheBeginning,
  type Story,
} from './circumstances.js';
export { type CaseloadRows } from './caseload-rows.js';
export { chargeTermsOf } from './charge-terms-of.js';
export { childHandlers } from './child.changes.js';
export { exclusionHandlers, type ExclusionRows, withExclusions } from './exclusion.changes.js';
export { firstDayOf, type Leg, legOf, type LegPause, type LegVariation } from './leg.js';
export { legAfter } from './leg-after.js';
export { legHandlers } from './leg.changes.js';
export { mergeHandlers } from './merge.changes.js';
export {
  childOf,
  recordsOf,
  type Staying,
  stayingOf,
  type Survivors,
  survivorsIn,
} from './one-child.js';
export { openDaysOf, type Whereabouts } from './open-days.js';
export { authorityOn, type DatedRow, type Following, followingMoves } from './moved.js';
export { calendarHandlers, providerHandlers, type Term } from './place.changes.js';
export { type CaseloadView, isWith, placedIn, type Timetabled, timetabledIn } from './placed.js';
export { type Placed, type Wanted } from './placed-rows.js';
export { sealedField, sealedOf } from './sealed.js';
export { storyAfter, type Telling } from './story-after.js';
export { idOfStream } from './stream.js';
export {
  type CalendarRow,
  caseloadTables,
  type CaseloadTables,
  type ChildRow,
  type ExclusionRow,
  exclusionTable,
  type LegRow,
  type MergedRow,
  type ProviderRow,
} from './tables.js';
export { termOn } from './term-on.js';
export { timetableOf } from './timetable-of.js';
