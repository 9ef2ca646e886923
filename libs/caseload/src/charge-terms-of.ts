import type { ChargeTerms } from '@ledger/money';
import type { Leg } from './leg.js';

/** What a placement costs, before any calendar; one without a price costs nothing. */
export const chargeTermsOf = (leg: Leg): ChargeTerms => ({
  rateBasis: leg.rateBasis ?? 'place',
  ratePence: leg.ratePence ?? 0,
  costCentre: leg.costCentre ?? '',
  contributionPence: leg.contributionPence,
  hundredthHoursPerWeek: leg.hundredthHoursPerWeek,
  chargedWhenAbsent: leg.chargedWhenAbsent,
  chargedWhenClosed: leg.chargedWhenClosed,
  absentDaysCharged: leg.absentDaysCharged,
  variations: leg.variations,
});
