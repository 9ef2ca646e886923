import { chance } from './chance.js';
import { demonstrationPupil, type DemoPupil } from './pupils.js';
import { LAST_YEAR } from './terms.js';

/** A child with a referral that led to no placement, or has not yet led to one. */
export interface Waiting {
  readonly pupil: DemoPupil;
  readonly referralId: string;
  readonly referralRef: string;
  readonly referredBy: 'school';
  readonly reason: 'behaviour-support';
  readonly team: string;
  readonly viaHub: boolean;
  readonly submittedOn: string;
  readonly standing: Standing;
  /** The panel that heard the case, or will. */
  readonly panelOn?: string;
}

/** How far it has come on the demonstration's last day. */
export type Standing =
  | 'with-the-hub'
  | 'information-asked-for'
  | 'on-the-next-agenda'
  | 'deferred'
  | 'no-answer-from-provider'
  | 'offered-to-another-team'
  | 'refused-and-appealed'
  | 'withdrawn'
  | 'supported-otherwise';

// The Monday on which it was submitted, and the panel's Tuesday.
const STANDINGS: readonly (readonly [Standing, string, string?])[] = [
  ['with-the-hub', '2026-10-05'],
  ['information-asked-for', '2026-09-28'],
  ['on-the-next-agenda', '2026-09-28', '2026-10-13'],
  ['deferred', '2026-09-14', '2026-09-29'],
  ['no-answer-from-provider', '2026-09-14', '2026-09-29'],
  ['offered-to-another-team', '2026-09-21'],
  ['refused-and-appealed', '2026-04-20', '2026-05-12'],
  ['withdrawn', '2026-06-08'],
  ['supported-otherwise', '2026-02-02', '2026-02-17'],
];

const WITHDRAWN = ['withdrawn', '2026-06-08'] as const;

/** Six for each hundred children who are placed, in turn of every standing. */
export function waitingChildren(pupils: number): readonly Waiting[] {
  const luck = chance(8046);
  return Array.from({ length: Math.ceil(pupils * 0.06) }, (_, index) => {
    const [standing, submittedOn, panelOn] = STANDINGS[index % STANDINGS.length] ?? WITHDRAWN;
    return {
      pupil: demonstrationPupil(luck, pupils + index, LAST_YEAR - 1),
      referralId: luck.uuid(),
      referralRef: `REF-W${String(index + 1).padStart(3, '0')}`,
      ...{ referredBy: 'school', reason: 'behaviour-support', standing, submittedOn },
      ...(panelOn === undefined ? {} : { panelOn }),
      team: 'School Inclusion',
      viaHub: standing === 'with-the-hub',
    };
  });
}
