import { calendarHandlers, childHandlers, legHandlers, providerHandlers } from '@ledger/caseload';
import type { CalendarEvent } from '@ledger/calendar/events';
import type { ProviderEvent } from '@ledger/provider/events';
import type { ProvisionEvent } from '@ledger/provision/events';
import type { PupilEvent } from '@ledger/pupil/events';
import { projection } from '@ledger/read-model';
import type { RegisterEvent } from '@ledger/register/events';
import { attendanceTables } from './attendance.tables.js';
import { markHandlers, moveHandler } from './mark.changes.js';

type Followed = PupilEvent | ProvisionEvent | ProviderEvent | CalendarEvent | RegisterEvent;

/** The caseload and the marks; what was expected is worked out when the figure is asked for. */
export const attendanceProjection = projection<Followed>()({
  name: 'attendance',
  version: 3,
  tables: attendanceTables,
  on: {
    ...childHandlers,
    ...legHandlers,
    ...providerHandlers,
    ...calendarHandlers,
    ...markHandlers,
    ChildCircumstancesChanged: moveHandler,
  },
});
