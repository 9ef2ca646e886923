export {
  authoritiesOf,
  type Circumstances,
  circumstancesOn,
  fromTheBeginning,
  type Story,
} from './circumstances.js';
export { type CaseloadRows } from './caseload-rows.js';
export { childHandlers } from './child.changes.js';
export { firstDayOf, type Leg, legOf, type LegPause, type LegVariation } from './leg.js';
export { legAfter } from './leg-after.js';
export { legHandlers } from './leg.changes.js';
export { openDaysOf, type Whereabouts } from './open-days.js';
export { authorityOn, type DatedRow, type Following, followingMoves } from './moved.js';
export { calendarHandlers, providerHandlers, type Term } from './place.changes.js';
export {
  type CaseloadView,
  isWith,
  type Placed,
  placedIn,
  type Timetabled,
  timetabledIn,
  type Wanted,
} from './placed.js';
export { sealedField, sealedOf } from './sealed.js';
export { storyAfter, type Telling } from './story-after.js';
export { idOfStream } from './stream.js';
export {
  type CalendarRow,
  caseloadTables,
  type CaseloadTables,
  type ChildRow,
  type LegRow,
  type ProviderRow,
} from './tables.js';
export { timetableOf } from './timetable-of.js';
