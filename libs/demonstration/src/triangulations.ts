import { addDays } from '@ledger/school-time';
import { chance, type Chance } from './chance.js';
import { mondayOf } from './days.js';
import { HUB_OFFICER } from './people.js';
import type { KnownSchool } from './setting.js';
import { type Step, stepsOf } from './step.js';
import { AUTHORITY, DEMONSTRATION_DAY, type Term, termsFrom } from './terms.js';

const ACTIONS_OF_A_MEETING = 3;

/** The meeting of each term, in its fourth week, with what is agreed for a few schools. */
export function triangulationSteps(schools: readonly KnownSchool[], first: number): Step[] {
  const luck = chance(8088);
  return termsFrom(first)
    .map((term) => ({ term, heldOn: addDays(mondayOf(term.startsOn), 23) }))
    .filter(({ heldOn }) => heldOn <= DEMONSTRATION_DAY)
    .flatMap((meeting) => meetingSteps(luck, meeting, schools));
}

interface Meeting {
  readonly term: Term;
  readonly heldOn: string;
}

function meetingSteps(
  luck: Chance,
  { term, heldOn }: Meeting,
  schools: readonly KnownSchool[],
): Step[] {
  const { academicYear } = term;
  const id = `${AUTHORITY}-${academicYear.replace('/', '-')}-${term.term}`;
  const step = stepsOf({ category: 'triangulation', id, actor: HUB_OFFICER, time: '16:20' });
  const actions = Array.from({ length: ACTIONS_OF_A_MEETING }, () => agreed(luck, schools));
  const [dueOn, closedOn] = [addDays(heldOn, 42), addDays(heldOn, 35)];
  return [
    step(heldOn, 'HoldTriangulationMeeting', {
      ...{ authority: AUTHORITY, academicYear, term: String(term.term), heldOn },
      attendees: ATTENDEES,
    }),
    ...actions.map((data) => step(heldOn, 'AgreeTriangulationAction', { ...data, dueOn })),
    ...actions.map(({ actionId }) =>
      step(closedOn, 'CloseTriangulationAction', { actionId, closedOn, outcome: 'Done as agreed' }),
    ),
  ];
}

const agreed = (luck: Chance, schools: readonly KnownSchool[]) => ({
  actionId: luck.uuid(),
  schoolUrn: luck.pick(schools).urn,
  action: luck.pick(ACTIONS),
  owner: luck.pick(['Inclusion lead', 'Head teacher', 'Educational psychology']),
});

const ATTENDEES = [
  { role: 'Inclusion lead', organisation: AUTHORITY },
  { role: 'Educational psychologist', organisation: AUTHORITY },
  { role: 'Head teacher', organisation: 'Secondary heads' },
  { role: 'Team manager', organisation: 'Mental health support team' },
];
const ACTIONS = [
  'Refer earlier to speech and language therapy',
  'Look with the school at who is suspended most often',
  'Offer outreach to year 8 before the end of term',
  'Send two members of staff to the next course',
];
