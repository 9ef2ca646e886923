import { auditSteps } from './audits.js';
import { breachSteps } from './breaches.js';
import { documentSteps } from './documents.js';
import { incidentSteps } from './incidents.js';
import type { DemoLeg } from './legs.js';
import type { DemoProvider } from './providers.js';
import type { Step } from './step.js';
import { troubleSteps } from './trouble.js';
import { type DemoVisit, visitSteps } from './visits.js';

interface Cast {
  readonly providers: readonly DemoProvider[];
  readonly visits: readonly DemoVisit[];
  readonly legs: readonly DemoLeg[];
}

/** All that assures the providers. @param first the year in which the first academic year starts */
export function assuranceSteps({ providers, visits, legs }: Cast, first: number): Step[] {
  return [
    ...documentSteps(providers, `${first}-07-01`),
    ...visitSteps(visits),
    ...auditSteps(providers, first),
    ...incidentSteps(legs),
    ...troubleSteps(visits, legs),
    ...breachSteps(providers, legs),
  ];
}
