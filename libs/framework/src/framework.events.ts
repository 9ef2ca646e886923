import { z } from 'zod';

export const FrameworkRateBasis = z.enum([
  'session',
  'hour',
  'day',
  'week',
  'programme',
  'top-up',
  'place',
]);
export type FrameworkRateBasis = z.infer<typeof FrameworkRateBasis>;

const terms = {
  frameworkRef: z.string(),
  name: z.string(),
  /** Codes of the authorities that buy under it together. */
  authorities: z.array(z.string()),
  lots: z.array(z.string()),
  from: z.iso.date(),
  to: z.iso.date(),
  /** Years by which the term may be lengthened. */
  extensionYears: z.int().optional(),
  /** For each contract year, which begins on the anniversary of `from`. */
  ceilingAYearPence: z.int().optional(),
  ceilingInAllPence: z.int().optional(),
};

const onLot = { providerId: z.uuid(), lot: z.string() };

const uplift = {
  upliftId: z.uuid(),
  providerId: z.uuid(),
  /** Absent: every lot of the provider. */
  lot: z.string().optional(),
  /** Hundredths of a per cent: 260 is 2.6 %. */
  basisPoints: z.int(),
  /** The index that caps it, as published. */
  index: z.string(),
  indexBasisPoints: z.int(),
  indexPublishedOn: z.iso.date(),
  proposedOn: z.iso.date(),
  effectiveFrom: z.iso.date(),
};

const block = {
  blockId: z.uuid(),
  ...onLot,
  places: z.int(),
  placePenceAWeek: z.int(),
  from: z.iso.date(),
  to: z.iso.date(),
};

// Stored for ever. Add optional fields; never rename or remove one. No event of a framework is about
// a child. A changed statement is the same event again, with `corrects`.
export const FrameworkEvent = z.discriminatedUnion('type', [
  z
    .object({ type: z.literal('FrameworkEstablished'), data: z.object(terms) })
    .describe('Authorities agreed a framework: its lots, its term and its ceilings.'),
  z
    .object({ type: z.literal('FrameworkCorrected'), data: z.object(terms) })
    .describe('The terms of a framework were put right.'),
  z
    .object({ type: z.literal('FrameworkExtended'), data: z.object({ to: z.iso.date() }) })
    .describe('A framework runs on to a later date, within its extension.'),
  z
    .object({
      type: z.literal('ProviderJoinedFramework'),
      data: z.object({ ...onLot, joinedOn: z.iso.date() }),
    })
    .describe('A provider joined a lot of a framework.'),
  z
    .object({
      type: z.literal('ProviderLeftFramework'),
      data: z.object({ ...onLot, leftOn: z.iso.date() }),
    })
    .describe('A provider left a lot of a framework; the day is its last.'),
  z
    .object({
      type: z.literal('RateAgreed'),
      data: z.object({ ...onLot, basis: FrameworkRateBasis, pence: z.int(), from: z.iso.date() }),
    })
    .describe('A rate was agreed with a provider for a lot, from a date.'),
  z
    .object({ type: z.literal('UpliftProposed'), data: z.object(uplift) })
    .describe('An uplift of rates was proposed, not above the published index that caps it.'),
  z
    .object({
      type: z.literal('UpliftApproved'),
      data: z.object({
        upliftId: z.uuid(),
        approvedOn: z.iso.date(),
        /** May be before the approval: what was delivered since then is in arrears. */
        effectiveFrom: z.iso.date(),
      }),
    })
    .describe('An uplift was approved, from a date that may be past.'),
  z
    .object({
      type: z.literal('UpliftRefused'),
      data: z.object({
        upliftId: z.uuid(),
        refusedOn: z.iso.date(),
        because: z.string().optional(),
      }),
    })
    .describe('A proposed uplift was not agreed.'),
  z
    .object({ type: z.literal('BlockPlacesAgreed'), data: z.object(block) })
    .describe('Places were bought as a block, paid each week whether used or not.'),
  z
    .object({
      type: z.literal('CeilingChanged'),
      data: z.object({
        from: z.iso.date(),
        aYearPence: z.int().optional(),
        inAllPence: z.int().optional(),
      }),
    })
    .describe('From a date a framework has another ceiling of spending.'),
]);
export type FrameworkEvent = z.infer<typeof FrameworkEvent>;
