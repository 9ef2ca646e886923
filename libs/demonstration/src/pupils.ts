import { upnCheckLetter } from '@ledger/school-time';
import type { Chance } from './chance.js';
import { DEMONSTRATION_SCHOOLS, type DemoSchool } from './schools.js';

export interface DemoPupil {
  readonly pupilId: string;
  readonly pupilRef: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly dateOfBirth: string;
  readonly upn?: string | undefined;
  readonly sex: string;
  readonly ethnicity: string;
  readonly senStatus: 'N' | 'K' | 'E';
  readonly lookedAfter: boolean;
  readonly socialCare: 'none' | 'CIN' | 'CP';
  readonly freeSchoolMeals: boolean;
  readonly school: DemoSchool;
  readonly enrolment: 'C' | 'M';
  /** Age in whole years on 31 August before the academic year of the first placement. */
  readonly age: number;
}

const GIVEN = (
  'Aisha Alfie Amara Ben Callum Chloe Daisy Daniel Ebony Ellis Ethan Evie Finley Freya George ' +
  'Grace Hamza Harley Hassan Imogen Isla Jack Jade Jamal Jayden Kai Kayla Kian Leah Leo Lola Luca ' +
  'Maisie Mason Maya Mia Mohamed Nathan Noah Olivia Oscar Poppy Reece Rosie Ruby Sami Sofia Theo ' +
  'Tyler Zain Zara Zoe'
).split(' ');
const FAMILY = (
  'Abdi Adams Ahmed Ali Baker Barnes Bennett Brown Carter Clarke Collins Cooper Davies Edwards ' +
  'Evans Fisher Foster Green Griffiths Hall Harris Hughes Hussain Jackson James Jones Kelly Khan ' +
  'King Lewis Marsh Mills Moore Morgan Nowak Osman Parker Patel Phillips Price Reid Roberts ' +
  'Robinson Scott Shaw Singh Smith Taylor Thomas Turner Walker Ward Watson White Williams Wilson ' +
  'Wood Wright Young'
).split(' ');

// Ages as the published counts have them: most are 14 and 15, few are younger than 11.
const AGES: readonly (readonly [number, number])[] = [
  [5, 1],
  [6, 1],
  [7, 2],
  [8, 2],
  [9, 3],
  [10, 3],
  [11, 6],
  [12, 10],
  [13, 16],
  [14, 26],
  [15, 26],
  [16, 4],
];

/** A child first placed in the academic year that starts in `year`. Every name is invented. */
export function demonstrationPupil(chance: Chance, index: number, year: number): DemoPupil {
  const age = chance.weighted(AGES);
  const school = chance.pick(DEMONSTRATION_SCHOOLS.filter((each) => suits(each, age)));
  return {
    pupilId: chance.uuid(),
    pupilRef: `P-${String(index + 1).padStart(4, '0')}`,
    givenName: chance.pick(GIVEN),
    familyName: chance.pick(FAMILY),
    dateOfBirth: bornAt(chance, age, year),
    ...(chance.happens(0.94) ? { upn: upn(chance, index, year - age + 5) } : {}),
    sex: chance.pick(['F', 'M', 'M']),
    ethnicity: chance.pick(['WBRI', 'WBRI', 'WBRI', 'BAFR', 'MWBC', 'APKN', 'REFU']),
    senStatus: chance.weighted([
      ['N', 3],
      ['K', 5],
      ['E', 2],
    ] as const),
    lookedAfter: chance.happens(0.07),
    socialCare: chance.weighted([
      ['none', 8],
      ['CIN', 1],
      ['CP', 1],
    ] as const),
    freeSchoolMeals: chance.happens(0.55),
    school,
    enrolment: chance.happens(0.4) ? 'M' : 'C',
    age,
  };
}

function suits(school: DemoSchool, age: number): boolean {
  if (school.phase === 'primary') return age <= 10;
  return school.phase === 'secondary' ? age >= 11 : true;
}

// Born between 1 September and 31 August, so that the child is `age` on 31 August of `year`.
function bornAt(chance: Chance, age: number, year: number): string {
  const month = chance.between(1, 12);
  const born = month >= 9 ? year - age - 1 : year - age;
  const day = chance.between(1, 28);
  return `${born}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function upn(chance: Chance, index: number, entry: number): string {
  const establishment = String(chance.between(2000, 5999));
  const rest = `801${establishment}${String(entry % 100).padStart(2, '0')}${String(index % 1000).padStart(3, '0')}`;
  return `${upnCheckLetter(rest)}${rest}`;
}
