import { PLAN } from './board.js';
import { FRAMEWORK } from './framework-steps.js';
import type { Journey } from './journeys.js';
import type { DemoLeg } from './legs.js';
import type { DemoPanel } from './panels.js';
import type { DemoProvider } from './providers.js';
import type { KnownSchool } from './setting.js';
import type { Told } from './told.js';
import type { DemoVisit } from './visits.js';
import type { Waiting } from './waiting.js';

/** In the order in which they are claimed. */
export const REFERENCE_KINDS = [
  'school',
  'provider',
  'pupil',
  'placement',
  'plan',
  'referral',
  'panel',
  'qa-visit',
  'finding',
  'framework',
  'suspension',
  'support-referral',
  'training',
  'voice-exercise',
] as const;

/** An outside reference of the demonstration and the id that it stands for. */
export interface DemoReference {
  readonly kind: (typeof REFERENCE_KINDS)[number];
  readonly ref: string;
  readonly id: string;
  readonly pupilId?: string;
  /** When it is first needed. */
  readonly at: string;
}

interface Cast {
  readonly besides: Told;
  readonly schools: readonly KnownSchool[];
  readonly providers: readonly DemoProvider[];
  readonly legs: readonly DemoLeg[];
  readonly journeys: readonly Journey[];
  readonly waiting: readonly Waiting[];
  readonly panels: readonly DemoPanel[];
  readonly visits: readonly DemoVisit[];
}

/** Every outside reference, claimed before the first step. */
export function planReferences(cast: Cast, opening: string): readonly DemoReference[] {
  const { schools, providers, legs, panels, visits } = cast;
  const cases = [...cast.journeys, ...cast.waiting];
  const all: readonly Omit<DemoReference, 'at'>[] = [
    ...schools.map(({ urn: ref, schoolId: id }) => ({ kind: 'school' as const, ref, id })),
    ...providers.map(({ providerRef: ref, providerId: id }) => ({
      ...{ kind: 'provider' as const, ref, id },
    })),
    ...cases.map(({ pupil: { pupilRef: ref, pupilId: id } }) => ({
      ...{ kind: 'pupil' as const, ref, id },
    })),
    ...legs.map(({ placementRef: ref, placementId: id, pupil: { pupilId } }) => ({
      ...{ kind: 'placement' as const, ref, id, pupilId },
    })),
    { kind: 'plan', ...PLAN },
    { kind: 'framework', ...FRAMEWORK },
    ...cases.map(({ referralRef: ref, referralId: id, pupil: { pupilId } }) => ({
      ...{ kind: 'referral' as const, ref, id, pupilId },
    })),
    ...panels.map(({ panelRef: ref, panelId: id }) => ({ kind: 'panel' as const, ref, id })),
    ...visits.map(({ visitRef: ref, visitId: id }) => ({ kind: 'qa-visit' as const, ref, id })),
    ...visits.flatMap(({ finding }) =>
      finding ? { kind: 'finding' as const, ref: finding.findingRef, id: finding.findingId } : [],
    ),
    ...cast.besides.references,
  ];
  return all.map((reference) => ({ ...reference, at: opening }));
}
