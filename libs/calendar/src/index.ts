export { CalendarCommand } from './calendar.commands.js';
export { type Calendar, calendar } from './calendar.decider.js';
export { CalendarEvent, CalendarScope, ClosureReason, WeeksCounted } from './calendar.events.js';
export { type CalendarRefusal, calendarRefusals } from './calendar.refusals.js';
export { type CalendarLists, schoolDaysIn, schoolDaysOf } from './school-days.js';
