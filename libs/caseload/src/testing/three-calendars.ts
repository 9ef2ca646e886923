import { type AnyTold, closedOn, onboarded, ordered, registered, termSet, told } from './events.js';
import { bristolYear } from './bristol.js';

const term = { academicYear: '2025/26', term: 2, endsOn: '2025-12-19' };
const school = '100001';

/**
 * A child who lives in North Somerset (802), is on the roll of a school in Bristol (801) and placed
 * with a provider in South Gloucestershire (803), every session from 3 to 21 November 2025. Term
 * begins on the 3rd in Bristol, on the 10th in the other two. Each closes for a day of its own: the
 * school on the 12th, the child's authority on the 13th, the provider on the 14th, the provider's
 * authority on the 17th.
 */
export const acrossThreeCalendars: readonly AnyTold[] = [
  ...bristolYear('801'),
  termSet('802', { ...term, startsOn: '2025-11-10' }),
  termSet('803', { ...term, startsOn: '2025-11-10' }),
  closedOn('school', school, '2025-11-12'),
  closedOn('authority', '802', '2025-11-13'),
  closedOn('provider', 'across', '2025-11-14'),
  closedOn('authority', '803', '2025-11-17'),
  told(onboarded('across', 'pru'), { meta: { authority: '803' } }),
  registered('across', { authority: '802', schoolUrn: school, enrolment: 'M' }),
  ordered('across', {
    ...{ placementId: 'across', providerId: 'across', schoolUrn: school },
    ...{ startsOn: '2025-11-03', plannedEndOn: '2025-11-21' },
  }),
];

/** The days on which the child is expected: neither the school nor the provider's authority count. */
export const expectedAcross = [
  ...['2025-11-10', '2025-11-11', '2025-11-12'],
  ...['2025-11-17', '2025-11-18', '2025-11-19', '2025-11-20', '2025-11-21'],
] as const;
