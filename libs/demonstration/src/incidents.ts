import { addDays } from '@ledger/school-time';
import { chance, type Chance } from './chance.js';
import { weekday } from './days.js';
import type { DemoLeg } from './legs.js';
import { registerTaker } from './people.js';
import { type Step, stepsOf } from './step.js';

/** Incidents at a provider, of one placement in twenty, and concerns of fewer: by reference only. */
export function incidentSteps(legs: readonly DemoLeg[]): Step[] {
  const luck = chance(8053);
  return legs.flatMap((leg, index) => {
    const incidentId = luck.uuid();
    const kind = luck.weighted(HOW_OFTEN);
    const on = schoolDay(addDays(leg.startsOn, luck.between(7, 40)));
    const isThere = leg.arrival === 'arrived' && on <= (leg.endedOn ?? on);
    const reference = `${kind}-${String(index + 1).padStart(4, '0')}`;
    return isThere ? told[kind](luck, leg, { incidentId, on, reference }) : [];
  });
}

const HOW_OFTEN = [
  ['NONE', 93],
  ['INC', 5],
  ['CON', 2],
] as const;

interface Named {
  readonly incidentId: string;
  readonly on: string;
  readonly reference: string;
}

const told: Readonly<
  Record<(typeof HOW_OFTEN)[number][0], (luck: Chance, leg: DemoLeg, named: Named) => Step[]>
> = {
  NONE: () => [],
  INC: (luck, leg, { incidentId, on, reference }) => {
    const step = stepsOfIncident(incidentId, leg);
    const closedOn = addDays(on, 14);
    const reported = {
      ...{ ...concerned(leg), reference, occurredOn: on, reportedOn: on },
      severity: luck.pick(['low', 'medium']),
      kind: luck.pick(['injury', 'missing-from-site', 'property', 'restraint']),
    };
    return [
      step(on, 'ReportIncident', reported),
      step(closedOn, 'CloseIncident', { closedOn, outcome: 'action-taken' }),
    ];
  },
  CON: (luck, leg, { incidentId, on, reference }) => {
    const step = stepsOfIncident(incidentId, leg);
    const [referredOn, closedOn] = [addDays(on, 1), addDays(on, 14)];
    const raised = {
      ...{ ...concerned(leg), reference, raisedOn: on, severity: 'high' },
      kind: luck.pick(['neglect', 'exploitation']),
    };
    return [
      step(on, 'RaiseConcern', raised),
      step(referredOn, 'ReferConcern', { to: 'childrens-social-care', referredOn }),
      step(closedOn, 'CloseIncident', { closedOn, outcome: 'referred-on' }),
    ];
  },
};

const concerned = ({ provider: { providerId }, pupil: { pupilId } }: DemoLeg) => ({
  ...{ providerId, pupilId },
});

const stepsOfIncident = (id: string, { provider }: DemoLeg) =>
  stepsOf({
    ...{ category: 'incident', id, time: '15:55' },
    actor: registerTaker(provider.providerRef),
  });

const schoolDay = (date: string) => (weekday(date) > 4 ? addDays(date, -2) : date);
