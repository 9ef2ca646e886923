import type { MemoryLedger } from './memory-ledger.js';

/** The files of a small authority: each a header and rows. */
export const files = {
  schools: ['urn,name,authority,phase', '109345,Harbour School,801,secondary'],
  providers: [
    'providerRef,name,kind,authority,registered,lots,approvedFrom,approvedTo',
    'QUAY,Quayside Learning,independent-school,801,yes,1;2,2025-09-01,2028-08-31',
    'WORKS,Boat Works,unregistered,801,no,,,',
  ],
  terms: [
    'authority,academicYear,term,startsOn,endsOn',
    '801,2025/26,1,2025-09-02,2025-10-24',
    '801,2025/26,2,2025-11-03,2025-12-19',
    '801,2025/26,3,2026-01-05,2026-02-13',
  ],
  closures: [
    'scope,ref,date,reason',
    'authority,801,2025-11-03,inset',
    'provider,QUAY,2025-11-12,closed',
  ],
  pupils: [
    'pupilRef,givenName,familyName,dateOfBirth,authority,ncYear,schoolUrn,enrolment',
    'P1,Alex,Example,2011-03-14,801,10,109345,M',
    'P2,Sam,Sample,2012-10-01,801,8,,',
  ],
  placements: [
    'placementRef,pupilRef,providerRef,lot,commissioner,reason,startsOn,pattern,plannedEndOn,rateBasis,rate,costCentre',
    'PL1,P1,QUAY,1,authority,behaviour-support,2025-11-05,1111000000,2025-12-19,day,95.00,HN-127',
  ],
} as const;

export type FileName = keyof typeof files;

/** Imports the files up to the one named, so that the next kind finds what it refers to. */
export async function importUpTo(ledger: MemoryLedger, last: FileName): Promise<void> {
  for (const [kind, lines] of Object.entries(files)) {
    const receipt = await ledger.csv(kind, lines);
    if (receipt.rejected > 0) throw new Error(JSON.stringify(receipt.errors));
    if (kind === last) return;
  }
}
