import { z } from 'zod';

export const IncidentKind = z.enum([
  'injury',
  'restraint',
  'missing-from-site',
  'assault',
  'property',
  'online',
  'other',
]);
export const ConcernKind = z.enum([
  'child-protection',
  'staff-conduct',
  'peer-on-peer',
  'radicalisation',
  'exploitation',
  'neglect',
  'other',
]);
export const Severity = z.enum(['low', 'medium', 'high', 'critical']);
export const ReferredTo = z.enum([
  'lado',
  'childrens-social-care',
  'police',
  'ofsted',
  'dfe',
  'health-and-safety-executive',
  'host-authority',
  'other',
]);
export const IncidentOutcome = z.enum([
  'no-further-action',
  'action-taken',
  'referred-on',
  'unfounded',
]);

/** The child concerned is named by id where there is one. */
const about = { pupilId: z.uuid().optional() };
const provider = { providerId: z.uuid(), ...about, severity: Severity };

// Stored for ever. Add optional fields; never rename or remove one. Nothing of what happened is here:
// only that it did, and its reference elsewhere (sealed under the child where there is one).
export const IncidentEvent = z.discriminatedUnion('type', [
  z
    .object({
      type: z.literal('IncidentReported'),
      data: z.object({
        ...provider,
        kind: IncidentKind,
        occurredOn: z.iso.date(),
        reportedOn: z.iso.date(),
        reference: z.string().optional(),
      }),
    })
    .describe('An incident at a provider was reported, by reference only.'),
  z
    .object({
      type: z.literal('ConcernRaised'),
      data: z.object({
        ...provider,
        kind: ConcernKind,
        raisedOn: z.iso.date(),
        reference: z.string().optional(),
      }),
    })
    .describe('A safeguarding concern was raised, by reference only.'),
  z
    .object({
      type: z.literal('ConcernReferred'),
      data: z.object({ ...about, to: ReferredTo, referredOn: z.iso.date() }),
    })
    .describe('A concern was referred to the body that must look into it.'),
  z
    .object({
      type: z.literal('IncidentClosed'),
      data: z.object({ ...about, closedOn: z.iso.date(), outcome: IncidentOutcome }),
    })
    .describe('An incident or a concern was closed, with its outcome.'),
]);
export type IncidentEvent = z.infer<typeof IncidentEvent>;
