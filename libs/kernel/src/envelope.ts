import { z } from 'zod';

/** Who did it: the person's id, the role they acted in and their organisation. */
export const Actor = z.object({ id: z.string(), role: z.string(), organisation: z.string() });
export type Actor = z.infer<typeof Actor>;

/** Where the fact came in; `fileHash` is the SHA-256 of an import file, `row` as a spreadsheet numbers it. */
export const Source = z.object({
  kind: z.enum(['screen', 'api', 'command-line', 'import', 'policy']),
  fileHash: z.string().optional(),
  row: z.int().optional(),
});
export type Source = z.infer<typeof Source>;

/** A document that proves the fact. It stays in the authority's own store; its title is sealed. */
export const Evidence = z.object({ sha256: z.string(), kind: z.string(), heldAt: z.string() });

export const DecidedBy = z.object({
  kind: z.enum(['panel', 'officer']),
  role: z.string(),
  organisation: z.string(),
});

/** A stream and the revision of it that a decision was based on (-1: it was read and was empty). */
export const Basis = z.object({ streamId: z.string(), revision: z.int() });
export type Basis = z.infer<typeof Basis>;

/**
 * The part of the envelope that the writer gives. Position, revision and recordedAt are given by the
 * log. Stored for ever: add optional fields; never rename or remove one.
 */
export const EventMeta = z.object({
  authority: z.string(),
  effectiveOn: z.iso.date(),
  effectiveAt: z.string().optional(),
  actor: Actor,
  requestId: z.string(),
  correlationId: z.string(),
  causationId: z.string().optional(),
  source: Source,
  reason: z.string().optional(),
  corrects: z.string().optional(),
  decidedOn: z.iso.date().optional(),
  decidedBy: DecidedBy.optional(),
  decisionRef: z.string().optional(),
  onBehalfOf: z.string().optional(),
  evidence: z.array(Evidence).optional(),
  basis: z.array(Basis).optional(),
});
export type EventMeta = z.infer<typeof EventMeta>;
