import type { z } from 'zod';
import type { PanelKind, PanelOutcome } from './panel.codes.js';

type Kind = z.infer<typeof PanelKind>;
type Outcome = z.infer<typeof PanelOutcome>;

const ofPlacements: readonly Outcome[] = ['agree', 'alternative', 'refuse', 'defer'];

/** What a panel of each kind may decide. */
export const outcomes: Readonly<Record<Kind, readonly Outcome[]>> = {
  'inclusion-panel': ofPlacements,
  'multi-service-panel': ofPlacements,
  mapp: ['support-agreed', 'transition-plan-agreed', 'defer'],
};

/** Whether the decision lets provision be ordered. */
export const provides = ({ outcome }: { readonly outcome: Outcome }): boolean =>
  outcome === 'agree' || outcome === 'alternative';
