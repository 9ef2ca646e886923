import type { Served } from './served.js';

/** Worked example 1 as files: one pupil, two placements, three terms and one budget line. */
export const exampleFiles: readonly (readonly [kind: string, csv: string])[] = [
  ['schools', 'urn,name,authority,phase\n109345,Invented Academy,801,secondary\n'],
  [
    'providers',
    'providerRef,name,kind,authority,registered\n' +
      'P1,Invented Farm,unregistered,801,no\nP2,Invented Studio,work-based,801,no\n',
  ],
  [
    'terms',
    'authority,academicYear,term,startsOn,endsOn\n' +
      '801,2025/26,1,2025-09-01,2025-10-24\n801,2025/26,2,2025-11-03,2025-12-19\n' +
      '801,2025/26,3,2026-01-05,2026-02-13\n',
  ],
  [
    'pupils',
    'pupilRef,givenName,familyName,dateOfBirth,authority,schoolUrn,enrolment\n' +
      'PU-1,Zebedee,Quillfeather,2011-03-14,801,109345,M\n',
  ],
  [
    'placements',
    'placementRef,pupilRef,providerRef,lot,commissioner,reason,startsOn,pattern,plannedEndOn,' +
      'rateBasis,rate,costCentre,contribution\n' +
      'PL-1,PU-1,P1,1,authority,behaviour-support,2025-11-05,1111111100,2026-02-13,day,95.00,CC1,30\n' +
      'PL-2,PU-1,P2,1,authority,behaviour-support,2025-11-05,0000000010,2026-02-13,session,60.00,CC1,15\n',
  ],
  [
    'attendance',
    'placementRef,date,session,code\nPL-1,2025-11-05,AM,/\nPL-1,2025-11-05,PM,\\\nPL-2,2025-11-07,AM,O\n',
  ],
  [
    'budget-lines',
    'authority,financialYear,costCentre,name,s251Line,amount\n801,2025-26,CC1,ALP,1.2.7,10000.00\n',
  ],
  [
    'plan-actions',
    'planRef,actionRef,priorityArea,title,owner,dueOn\n' +
      'AP-2025,1.1,Commissioning,Agree a specification,Head of inclusion,2025-12-19\n' +
      'AP-2025,1.2,Commissioning,Publish it,Head of inclusion,2026-03-31\n',
  ],
  [
    'plan-statuses',
    'planRef,actionRef,reportedOn,status,removedFromPlan\n' +
      'AP-2025,1.1,2025-11-05,on-track,no\nAP-2025,1.1,2025-12-17,completed,yes\n',
  ],
  ['board-meetings', 'planRef,heldOn\nAP-2025,2025-11-05\n'],
];

/** Imports the example through the API, as a program does. */
export async function recordExample({ ask }: Pick<Served, 'ask'>): Promise<void> {
  for (const [kind, csv] of exampleFiles) {
    const { body } = await ask.post(`/api/v1/imports/${kind}`).type('text/csv').send(csv);
    expect(body).toMatchObject({ rejected: 0, errors: [] });
  }
}
