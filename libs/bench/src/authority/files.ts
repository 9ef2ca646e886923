import { sessions, termsFor } from './school-days.js';

const PROVIDERS = 25;
const FEWEST_CHILDREN = 100;
const SCHOOL = '900001';

export interface ImportedFile {
  readonly kind: string;
  readonly lines: Iterable<string>;
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

/** Enough children that so many marks fit in the school years of full weeks. */
export const childrenFor = (marks: number): number =>
  Math.max(FEWEST_CHILDREN, Math.ceil(marks / sessions(marks).length));

/** What an authority with so many marks to come holds before the first. */
export function authorityFiles(marks: number): readonly ImportedFile[] {
  const children = childrenFor(marks);
  const terms = termsFor(marks);
  const years = [...new Set(terms.map(([year]) => Number(year.slice(0, 4))))];
  const [first = 2024] = years;
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
        ...terms.map(([year, term, first, last]) => `801,${year},${term},${first},${last}`),
      ],
    },
    {
      kind: 'budget-lines',
      lines: [
        'authority,financialYear,costCentre,name,s251Line,amount',
        ...[...years, 2026].map(
          (year) => `801,${year}-${String(year + 1).slice(2)},HN,AP,1.2.7,9000000.00`,
        ),
      ],
    },
    { kind: 'pupils', lines: pupils(children, first) },
    { kind: 'placements', lines: placements(children, terms[0]?.[2] ?? '') },
  ];
}

// From year 3 to year 11 in the first school year.
const pupils = (children: number, first: number) => [
  'pupilRef,givenName,familyName,dateOfBirth,authority,ncYear,schoolUrn,enrolment',
  ...numbers(children).map(
    (n) => `P${n},Given ${n},Family ${n},${first - 16 + (n % 9)}-03-14,801,,${SCHOOL},M`,
  ),
];

const placements = (children: number, startsOn: string) => [
  'placementRef,pupilRef,providerRef,lot,commissioner,reason,startsOn,pattern,rateBasis,rate,costCentre',
  ...numbers(children).map(
    (n) => `PL${n},P${n},V${n % PROVIDERS},1,authority,other,${startsOn},1111111111,day,90,HN`,
  ),
];

/** Marks as a provider's system sends them: session after session, each child once. */
export function* attendanceLines(marks: number): Generator<string> {
  const children = childrenFor(marks);
  yield 'placementRef,date,session,code';
  let made = 0;
  for (const { date, half } of sessions(marks)) {
    for (let n = 0; n < children && made < marks; n += 1) {
      yield `PL${n},${date},${half},${codeOf(made)}`;
      made += 1;
    }
  }
}

// One in twelve away, with and without leave.
const codeOf = (n: number) => (n % 12 === 0 ? (n % 24 === 0 ? 'O' : 'I') : '/');
