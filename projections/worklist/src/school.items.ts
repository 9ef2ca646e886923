import { idOfStream } from '@ledger/caseload';
import type { Change, Need, Rows, Seen } from '@ledger/read-model';
import type { SchoolEvent } from '@ledger/school/events';
import type { WorklistTables } from './worklist.tables.js';

const schoolOf = ({ streamId }: Seen<SchoolEvent>) => idOfStream(streamId, 'school');

/** The directory of schools. */
export const schoolItems = {
  SchoolRegistered: {
    changes(event: Seen<SchoolEvent, 'SchoolRegistered'>): readonly Change[] {
      const { urn, name, authority } = event.data;
      const row = { schoolId: schoolOf(event), urn, name, authority };
      return [{ do: 'put', table: 'school', row }];
    },
  },
  SchoolDetailsCorrected: {
    needs: (event: Seen<SchoolEvent>): readonly Need[] => [
      { table: 'school', key: { schoolId: schoolOf(event) } },
    ],
    changes(
      event: Seen<SchoolEvent, 'SchoolDetailsCorrected'>,
      rows: Rows<WorklistTables>,
    ): readonly Change[] {
      const row = rows.one('school', { schoolId: schoolOf(event) });
      if (!row) throw new Error('the details of a school that was not registered');
      const { name, authority } = event.data;
      return [{ do: 'put', table: 'school', row: { ...row, name, authority } }];
    },
  },
} as const;
