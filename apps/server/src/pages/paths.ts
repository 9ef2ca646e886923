/** A path with a query; what is absent or empty is left out. */
export function withQuery(
  path: string,
  query: Readonly<Record<string, string | number | undefined>>,
): string {
  const text = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== '') text.set(name, String(value));
  return text.size === 0 ? path : `${path}?${text.toString()}`;
}

/** Every address of the pages, once. Addresses hold random ids, codes and dates: never a name. */
export const paths = {
  home: '/',
  signIn: '/sign-in',
  signOut: '/sign-out',
  stylesheet: '/assets/ledger.css',
  findPupil: '/pupils',
  foundFile: '/pupils.csv',
  pupil: (pupilId: string) => `/pupils/${pupilId}`,
  event: (position: number) => `/events/${position}`,
  keyStages: '/pupils-by-key-stage',
  keyStagePlacements: '/pupils-by-key-stage/placements',
  attendance: '/attendance',
  attendanceEnrolments: '/attendance/enrolments',
  attendanceMarks: '/attendance/marks',
  spend: '/high-needs-spend',
  spendPlacements: '/high-needs-spend/placements',
  plan: '/improvement-plan',
  planActions: '/improvement-plan/actions',
  worklist: '/worklist',
  imports: '/imports',
  importReceipt: (id: string) => `/imports/receipts/${id}`,
  importTemplate: (kind: string) => `/imports/templates/${kind}`,
  projections: '/projections',
  parkedFile: '/projections/parked.csv',
  events: '/event-catalogue',
  accessibility: '/accessibility',
  openApi: '/api/openapi.json',
} as const;

/** The same table as a file. */
export const csvOf = (path: string): string => {
  const [place = path, query] = path.split('?');
  return query === undefined ? `${place}.csv` : `${place}.csv?${query}`;
};
