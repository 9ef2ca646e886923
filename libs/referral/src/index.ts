export { ReferralCommand } from './referral.commands.js';
export { referral } from './referral.decider.js';
export { ReferralEvent } from './referral.events.js';
export { type ReferralRefusal, referralRefusals } from './referral.refusals.js';
export {
  DEFAULT_TEAM,
  missingInformation,
  ownerOf,
  ownerOn,
  pendingOffer,
  type Referral,
  referralFactsOf,
  type SubmittedReferral,
} from './referral.state.js';
export { steps } from './referral.steps.js';
