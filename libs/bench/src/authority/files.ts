import { sessions, TERMS } from './school-days.js';

const PROVIDERS = 25;
const FEWEST_CHILDREN = 100;
const SCHOOL = '900001';

export interface ImportedFile {
  readonly kind: string;
  readonly lines: Iterable<string>;
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

/** Enough children that so many marks fit in two school years of full weeks. */
export const childrenFor = (marks: number): number =>
  Math.max(FEWEST_CHILDREN, Math.ceil(marks / sessions().length));

/** What an authority with so many children holds before its first mark. */
export function authorityFiles(children: number): readonly ImportedFile[] {
  return [
    { kind: 'schools', lines: ['urn,name,authority,phase', `${SCHOOL},Harbour,801,secondary`] },
    {
      kind: 'providers',
      lines: [
        'providerRef,name,kind,authority,registered',
        ...numbers(PROVIDERS).map((n) => `V${n},Provider ${n},pru,801,yes`),
      ],
    },
    {
      kind: 'terms',
      lines: [
        'authority,academicYear,term,startsOn,endsOn',
        ...TERMS.map(([year, term, first, last]) => `801,${year},${term},${first},${last}`),
      ],
    },
    {
      kind: 'budget-lines',
      lines: [
        'authority,financialYear,costCentre,name,s251Line,amount',
        ...['2024-25', '2025-26', '2026-27'].map((year) => `801,${year},HN,AP,1.2.7,9000000.00`),
      ],
    },
    { kind: 'pupils', lines: pupils(children) },
    { kind: 'placements', lines: placements(children) },
  ];
}

const pupils = (children: number) => [
  'pupilRef,givenName,familyName,dateOfBirth,authority,ncYear,schoolUrn,enrolment',
  ...numbers(children).map(
    (n) => `P${n},Given ${n},Family ${n},${2008 + (n % 9)}-03-14,801,,${SCHOOL},M`,
  ),
];

const placements = (children: number) => [
  'placementRef,pupilRef,providerRef,lot,commissioner,reason,startsOn,pattern,rateBasis,rate,costCentre',
  ...numbers(children).map(
    (n) => `PL${n},P${n},V${n % PROVIDERS},1,authority,other,2024-09-02,1111111111,day,90,HN`,
  ),
];

/** Marks as a provider's system sends them: session after session, each child once. */
export function* attendanceLines(marks: number): Generator<string> {
  const children = childrenFor(marks);
  yield 'placementRef,date,session,code';
  let made = 0;
  for (const { date, half } of sessions()) {
    for (let n = 0; n < children && made < marks; n += 1) {
      yield `PL${n},${date},${half},${codeOf(made)}`;
      made += 1;
    }
  }
}

// One in twelve away, with and without leave.
const codeOf = (n: number) => (n % 12 === 0 ? (n % 24 === 0 ? 'O' : 'I') : '/');
