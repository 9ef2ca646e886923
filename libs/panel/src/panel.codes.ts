import { z } from 'zod';

export const PanelKind = z.enum(['inclusion-panel', 'multi-service-panel', 'mapp']);

/** The first four are those of panels that decide placements, the next two those of the MAPP. */
export const PanelOutcome = z.enum([
  'agree',
  'alternative',
  'refuse',
  'defer',
  'support-agreed',
  'transition-plan-agreed',
]);

/** What was weighed for the child. */
export const PanelOption = z.enum([
  'support-in-school',
  'outreach',
  'part-time-placement',
  'full-time-placement',
  'split-package',
  'home-tuition',
  'online',
  'specialist-provision',
  'managed-move',
  'no-change',
  'other',
]);

export const InterestKind = z.enum([
  'family',
  'employed-by-provider',
  'financial',
  'works-with-child',
  'other',
]);

/** Why more than one provider. */
export const SplitReason = z.enum([
  'needs-of-the-child',
  'no-provider-alone-can',
  'phased-return',
  'safeguarding',
  'other',
]);

/** Why a provider that is not registered as a school. */
export const UnregisteredReason = z.enum([
  'needs-of-the-child',
  'no-registered-place',
  'part-time-only',
  'short-bridge',
  'other',
]);

/** Why a provider in another authority. */
export const OutOfAreaReason = z.enum([
  'nearest-to-home',
  'needs-of-the-child',
  'no-local-place',
  'safety',
  'other',
]);

export const BuyingRoute = z.enum(['spot', 'expression-of-interest', 'block']);
export const Appellant = z.enum(['family', 'young-person', 'school', 'provider', 'other']);
export const AppealOutcome = z.enum(['upheld', 'partly-upheld', 'dismissed']);

/** In what an order goes beyond the decision. */
export const ExcessKind = z.enum([
  'not-approved',
  'above-weekly-cost',
  'above-total-cost',
  'past-approved-end',
  'past-maximum-weeks',
  'above-limit-of-approver',
]);
