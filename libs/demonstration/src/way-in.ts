import { addDays } from '@ledger/school-time';
import { approachSteps } from './approaches.js';
import type { Journey } from './journeys.js';
import { agenda, agreements, type DemoPanel, panelsOn } from './panels.js';
import type { DemoProvider } from './providers.js';
import { referralSteps } from './referrals.js';
import type { Step } from './step.js';
import type { Waiting } from './waiting.js';
import { waitingSteps } from './waiting-steps.js';

interface Cast {
  readonly journeys: readonly Journey[];
  readonly waiting: readonly Waiting[];
  readonly providers: readonly DemoProvider[];
  /** From when a child has an EHC plan, of those whose plan was issued while they were placed. */
  readonly issued: ReadonlyMap<string, string>;
}

/** Every panel that hears one of the cases. */
export function panelsFor({ journeys, waiting }: Pick<Cast, 'journeys' | 'waiting'>) {
  return panelsOn([...journeys, ...waiting].flatMap(({ panelOn }) => panelOn ?? []));
}

/** From the referral to the provider's yes: what comes before a placement is ordered. */
export function wayInSteps(cast: Cast, panels: readonly DemoPanel[]): Step[] {
  const { journeys, waiting, providers, issued } = cast;
  const byDay = new Map(panels.map((panel) => [panel.heldOn, panel]));
  return [
    ...referralSteps(journeys, issued),
    ...panels.flatMap((panel) => {
      const cases = journeys.filter(({ panelOn }) => panelOn === panel.heldOn);
      const others = waiting.filter(({ panelOn }) => panelOn === panel.heldOn);
      return [
        ...agenda(panel, addDays(panel.heldOn, -1), [...cases, ...others]),
        ...agreements(panel, cases),
      ];
    }),
    ...waitingSteps(waiting, { providers, panels: byDay }),
    ...approachSteps(journeys, providers),
  ];
}
