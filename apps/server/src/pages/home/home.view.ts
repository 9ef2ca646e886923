import { may, type Permission, type Person, type Role } from '@ledger/access';
import { numberText, percentText, poundsText } from '@ledger/govuk';
import type { WorklistTotals } from '@ledger/worklist';
import { paths } from '../paths.js';
import { worklistTask } from '../worklist/worklist.view.js';

/** Totals of the figures that a home page shows; money in pence. */
export interface HomeFigures {
  readonly authority: string;
  readonly pupils: { readonly pupils: number; readonly placements: number };
  readonly attendance: { readonly absenceRate: number | null; readonly unmarked: number };
  readonly spend: Readonly<Record<'budgetPence' | 'forecastPence' | 'variancePence', number>>;
  readonly worklist: WorklistTotals;
}

interface Home {
  readonly position: number;
  readonly today: string;
  readonly figures: HomeFigures | undefined;
}

/** What each of the three users comes to do; everybody else has the plain page. */
const purposes: Partial<Record<Role, string>> = {
  auditor:
    'Reconstruct a placement history as it was known on a date, find what was recorded late, and follow every figure to its events.',
  'board-member':
    'See how many pupils are in alternative provision, whether they attend, and where spend is going.',
  'finance-officer':
    'Set what is delivered and committed against each budget line and cost centre, and follow it to the placements.',
};
const plain = 'Find your way to what your role may do.';

interface Task {
  readonly text: string;
  readonly hint: string;
  readonly href: string;
  readonly permission: Permission;
}

const tasks: readonly Task[] = [
  {
    text: 'Find a pupil',
    hint: 'Read a placement history: what was true, and what was known when',
    href: paths.findPupil,
    permission: 'find-pupil',
  },
  {
    text: 'Pupils by key stage',
    hint: 'How many pupils have an open placement on a day',
    href: paths.keyStages,
    permission: 'read-figures',
  },
  {
    text: 'Attendance',
    hint: 'Sessions possible, attended and missed; persistent and severe absence',
    href: paths.attendance,
    permission: 'read-figures',
  },
  {
    text: 'High needs spend',
    hint: 'Budget, delivered, commitment, forecast and variance by line',
    href: paths.spend,
    permission: 'read-figures',
  },
  {
    text: 'Improvement plan',
    hint: 'Actions by priority area and status, and what has moved since the board last met',
    href: paths.plan,
    permission: 'read-figures',
  },
  {
    text: 'Import a file',
    hint: 'Schools, providers, calendars, pupils, placements, attendance, budget lines',
    href: paths.imports,
    permission: 'import',
  },
  {
    text: 'Projections',
    hint: 'How far each figure has followed the log',
    href: paths.projections,
    permission: 'watch-projections',
  },
  {
    text: 'Event catalogue',
    hint: 'Every kind of event that may be recorded',
    href: paths.events,
    permission: 'signed-in',
  },
];

/** The home of a person: what they come for, the figures they come to first, and their tasks. */
export function homeView(person: Person, { position, today, figures }: Home) {
  return {
    ...{ position, today },
    purpose: purposes[person.role] ?? plain,
    numbers: figures ? numbersFor(person.role, figures) : [],
    tasks: tasksFor(person, figures),
  };
}

function tasksFor(person: Person, figures: HomeFigures | undefined) {
  const { shown, ...waiting } = worklistTask(person, figures?.worklist);
  const others = tasks.filter(({ permission }) => may(person, permission));
  return shown ? [waiting, ...others] : others;
}

interface KeyNumber {
  readonly label: string;
  readonly value: string;
  readonly href: string;
}

function numbersFor(role: Role, { pupils, attendance, spend }: HomeFigures): readonly KeyNumber[] {
  const { absenceRate, unmarked } = attendance;
  const inPlacement = {
    label: 'Pupils with an open placement',
    value: numberText(pupils.pupils),
    href: paths.keyStages,
  };
  const absence = {
    label: 'Absence this academic year',
    value: absenceRate === null ? 'No marks' : percentText(absenceRate),
    href: paths.attendance,
  };
  const late = {
    label: 'Sessions without a mark',
    value: numberText(unmarked),
    href: paths.attendance,
  };
  const budget = pounds('High needs budget this year', spend.budgetPence);
  const forecast = pounds('Forecast to 31 March', spend.forecastPence);
  const variance = pounds('Variance (forecast minus budget)', spend.variancePence);
  const own: Partial<Record<Role, readonly KeyNumber[]>> = {
    auditor: [inPlacement, late, forecast],
    'board-member': [inPlacement, absence, variance],
    'finance-officer': [budget, forecast, variance],
  };
  return own[role] ?? [inPlacement, absence, forecast];
}

const pounds = (label: string, pence: number): KeyNumber => ({
  ...{ label, value: poundsText(pence), href: paths.spend },
});
