import type { Chance } from './chance.js';

type Kind =
  | 'ap-academy'
  | 'pru'
  | 'independent-school'
  | 'hospital-school'
  | 'fe-college'
  | 'unregistered'
  | 'online'
  | 'work-based'
  | 'early-intervention-base';
type Basis = 'session' | 'hour' | 'day' | 'week' | 'programme' | 'top-up' | 'place';

/** Budget lines as published for Bristol in 2021/22, in pence; together 6,596,893 pounds. */
export const BUDGET_LINES = [
  {
    costCentre: 'ALP-EIB',
    name: 'Early Intervention Bases',
    s251Line: '1.2.7',
    amountPence: 600_000_00,
  },
  {
    costCentre: 'ALP-HOSP',
    name: 'Hospital education',
    s251Line: '1.2.6',
    amountPence: 2_155_500_00,
  },
  {
    costCentre: 'ALP-TOPUP',
    name: 'AP academy top-up',
    s251Line: '1.2.2',
    amountPence: 1_333_944_00,
  },
  {
    costCentre: 'ALP-FRAME',
    name: 'ALP purchased through the framework',
    s251Line: '1.2.7',
    amountPence: 2_507_449_00,
  },
] as const;

export interface DemoProvider {
  readonly providerId: string;
  readonly providerRef: string;
  readonly name: string;
  readonly kind: Kind;
  readonly authority: string;
  readonly registered: boolean;
  readonly capacity: number;
  readonly lot: string;
  readonly basis: Basis;
  /** Pence for the basis. */
  readonly rate: number;
  readonly costCentre: string;
  /** Sends a week's registers on the Monday after, as a file. */
  readonly sendsLate: boolean;
}

type Row = readonly [name: string, kind: Kind, basis: Basis, rate: number, lot: string];

const ROWS: readonly Row[] = [
  ['Harbourside Academy', 'ap-academy', 'top-up', 1_150_000, '1'],
  ['Northgate Academy', 'ap-academy', 'top-up', 1_020_000, '1'],
  ['Avon View PRU', 'pru', 'top-up', 980_000, '1'],
  ['Meadow Lane PRU', 'pru', 'place', 0, '1'],
  ['Hillside School', 'independent-school', 'day', 21_500, '2'],
  ['The Orchard School', 'independent-school', 'week', 92_000, '2'],
  ['Riverbank School', 'independent-school', 'day', 18_750, '2'],
  ['Hospital Education Service', 'hospital-school', 'session', 6_400, '1'],
  ['City College Pathways', 'fe-college', 'programme', 485_000, '2'],
  ['Southside College 14 to 16', 'fe-college', 'programme', 390_000, '2'],
  ['Forge Motor Project', 'unregistered', 'day', 9_500, '2'],
  ['Green Shoots Farm', 'unregistered', 'day', 11_000, '2'],
  ['Canal Boat Learning', 'unregistered', 'session', 6_000, '2'],
  ['Second Half Football', 'unregistered', 'day', 8_250, '2'],
  ['Studio Eleven Music', 'unregistered', 'session', 5_250, '2'],
  ['Wild Wood Forest School', 'unregistered', 'day', 10_400, '2'],
  ['Kitchen Table Tuition', 'unregistered', 'hour', 4_200, '2'],
  ['Bright Minds Tutors', 'unregistered', 'hour', 3_850, '2'],
  ['Open Door Online', 'online', 'week', 21_000, '2'],
  ['Learn Anywhere Online', 'online', 'session', 3_100, '2'],
  ['Build It Construction', 'work-based', 'day', 7_900, '2'],
  ['Salon Skills', 'work-based', 'day', 7_400, '2'],
  ['East Early Intervention Base', 'early-intervention-base', 'week', 34_000, '3'],
  ['West Early Intervention Base', 'early-intervention-base', 'week', 33_000, '3'],
  ['Stepping Stones Outreach', 'unregistered', 'session', 5_800, '3'],
];

const REGISTERED: readonly Kind[] = [
  'ap-academy',
  'pru',
  'independent-school',
  'hospital-school',
  'fe-college',
];
const LATE = new Set(['Second Half Football', 'Salon Skills']);

/** The 25 providers, of every kind; four of them lie in neighbouring authorities. */
export function demonstrationProviders(chance: Chance): readonly DemoProvider[] {
  return ROWS.map(([name, kind, basis, rate, lot], index) => ({
    providerId: chance.uuid(),
    providerRef: `PRV-${String(index + 1).padStart(3, '0')}`,
    name,
    kind,
    authority: index % 7 === 6 ? '803' : '801',
    registered: REGISTERED.includes(kind),
    capacity: chance.between(8, 40),
    lot,
    basis,
    rate,
    costCentre: costCentreOf(kind),
    sendsLate: LATE.has(name),
  }));
}

function costCentreOf(kind: Kind): string {
  if (kind === 'hospital-school') return 'ALP-HOSP';
  if (kind === 'early-intervention-base') return 'ALP-EIB';
  return kind === 'ap-academy' || kind === 'pru' ? 'ALP-TOPUP' : 'ALP-FRAME';
}
