import { addDays } from '@ledger/school-time';
import { chance, type Chance } from './chance.js';
import { mondayOf } from './days.js';
import { QA_OFFICER } from './people.js';
import type { DemoProvider } from './providers.js';
import { type Step, stepsOf } from './step.js';
import { AUTHORITY, DEMONSTRATION_DAY } from './terms.js';

/** One quality assurance visit, and what was found at it. */
export interface DemoVisit {
  readonly provider: DemoProvider;
  readonly visitId: string;
  readonly visitRef: string;
  /** A Thursday. */
  readonly heldOn: string;
  readonly finding?: DemoFinding;
}

interface DemoFinding {
  readonly findingId: string;
  readonly findingRef: string;
  readonly area: (typeof AREAS)[number];
  /** Red: a high severity with an immediate risk; it stays open. */
  readonly isRed: boolean;
}

const AREAS = [
  'safeguarding-and-welfare',
  'health-and-safety',
  'admissions-support-and-guidance',
  'quality-of-education',
] as const;

const TROUBLED_VISIT = '2026-09-10';

/**
 * Each provider is visited once in each school year; one visit in three finds something. The last
 * one finds at the troubled provider what must be put right at once.
 */
export function demonstrationVisits(
  providers: readonly DemoProvider[],
  first: number,
  troubled: DemoProvider | undefined,
): readonly DemoVisit[] {
  const luck = chance(8051);
  const years = Array.from({ length: 2026 - first }, (_, index) => first + index);
  return [
    ...years.flatMap((year) =>
      providers.map((provider, index) => {
        const heldOn = addDays(mondayOf(addDays(`${year}-10-07`, 9 * index)), 3);
        return visit(luck, provider, { heldOn, found: luck.happens(0.33), isRed: false });
      }),
    ),
    ...(troubled
      ? [visit(luck, troubled, { heldOn: TROUBLED_VISIT, found: true, isRed: true })]
      : []),
  ];
}

function visit(
  luck: Chance,
  provider: DemoProvider,
  { heldOn, found, isRed }: { heldOn: string; found: boolean; isRed: boolean },
): DemoVisit {
  const ref = `${provider.providerRef}-${heldOn}`;
  const finding = {
    findingId: luck.uuid(),
    findingRef: `QF-${ref}`,
    area: isRed ? AREAS[0] : luck.pick(AREAS),
    isRed,
  };
  return {
    ...{ provider, heldOn, visitId: luck.uuid(), visitRef: `QV-${ref}` },
    ...(found ? { finding } : {}),
  };
}

const stepsOfVisit = ({ visitId }: DemoVisit) =>
  stepsOf({ category: 'qa-visit', id: visitId, actor: QA_OFFICER, time: '15:50' });
const stepsOfFinding = ({ findingId }: DemoFinding) =>
  stepsOf({ category: 'finding', id: findingId, actor: QA_OFFICER, time: '15:52' });

/** Arranged three weeks before; the report goes out two weeks after. */
export function visitSteps(visits: readonly DemoVisit[]): Step[] {
  const luck = chance(8052);
  return visits.flatMap((of) => {
    const { provider, heldOn, finding } = of;
    const step = stepsOfVisit(of);
    const issuedOn = addDays(heldOn, 14);
    return [
      step(addDays(heldOn, -21), 'ScheduleQaVisit', {
        ...{ providerId: provider.providerId, on: heldOn, visitedBy: AUTHORITY },
        ...{ announced: finding?.isRed !== true, areas: AREAS },
      }),
      step(heldOn, 'HoldQaVisit', { heldOn }),
      step(issuedOn, 'IssueQaReport', {
        issuedOn,
        ratings: AREAS.map((area) => ({ area, rating: ratingOf(luck, finding, area) })),
        summary: finding ? SUMMARY_FOUND : 'Children are safe, known by name and making progress',
        nextDueOn: addDays(heldOn, 364),
      }),
      ...(provider.authority === AUTHORITY
        ? []
        : [step(addDays(issuedOn, 7), 'ShareQaReport', sharedWith(provider, issuedOn))]),
      ...(finding ? findingSteps(luck, of, finding) : []),
    ];
  });
}

const SUMMARY_FOUND = 'Children are known by name; what was found must be put right as agreed';

const sharedWith = ({ authority }: DemoProvider, issuedOn: string) => ({
  with: authority,
  sharedOn: addDays(issuedOn, 7),
});

function ratingOf(luck: Chance, finding: DemoFinding | undefined, area: string): string {
  if (finding?.area === area) return finding.isRed ? 'red' : 'amber';
  return luck.happens(0.9) ? 'green' : 'amber';
}

function findingSteps(luck: Chance, of: DemoVisit, finding: DemoFinding): Step[] {
  const { provider, visitId, heldOn: raisedOn } = of;
  const step = stepsOfFinding(finding);
  const raised = step(raisedOn, 'RaiseQaFinding', {
    ...{ providerId: provider.providerId, visitId, source: 'visit', area: finding.area },
    ...{ severity: finding.isRed ? 'high' : luck.pick(['low', 'medium']), raisedOn },
    ...{ immediateRisk: finding.isRed, raisedBy: AUTHORITY },
    finding: finding.isRed ? RED : luck.pick(FOUND),
    ...{ standard: 'Voluntary standards for non-school provision', standardVersion: '2025-08' },
    ...{ owner: 'Head of provision', responseDueOn: addDays(raisedOn, 21) },
  });
  if (finding.isRed) return [raised];
  const [respondedOn, closedOn] = [addDays(raisedOn, 14), addDays(raisedOn, 42)];
  return [
    raised,
    step(respondedOn, 'RespondToQaFinding', { respondedOn, response: 'Put right as asked' }),
    step(closedOn, 'CloseQaFinding', {
      ...{ closedOn, closedBy: 'QA officer', onEvidence: 'Seen at a second visit' },
    }),
  ].filter((each) => each.at.slice(0, 10) <= DEMONSTRATION_DAY);
}

const RED = 'Two adults began work before their checks had come back';
const FOUND = [
  'The register is taken at the end of the session and not at its start',
  'The fire drill of last term is not written down',
  'What a child is to reach by the end of the stay is not written down',
];
