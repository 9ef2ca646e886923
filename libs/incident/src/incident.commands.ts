import { z } from 'zod';
import {
  ConcernKind,
  IncidentKind,
  IncidentOutcome,
  ReferredTo,
  Severity,
} from './incident.events.js';

const about = {
  providerId: z.uuid(),
  pupilId: z.uuid().optional(),
  severity: Severity,
  /** Where the case is kept; never what happened. */
  reference: z.string().min(1).max(100).optional(),
};

export const IncidentCommand = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('ReportIncident'),
    data: z.strictObject({
      ...about,
      kind: IncidentKind,
      occurredOn: z.iso.date(),
      reportedOn: z.iso.date(),
    }),
  }),
  z.object({
    type: z.literal('RaiseConcern'),
    data: z.strictObject({ ...about, kind: ConcernKind, raisedOn: z.iso.date() }),
  }),
  z.object({
    type: z.literal('ReferConcern'),
    data: z.strictObject({ to: ReferredTo, referredOn: z.iso.date() }),
  }),
  z.object({
    type: z.literal('CloseIncident'),
    data: z.strictObject({ closedOn: z.iso.date(), outcome: IncidentOutcome }),
  }),
]);
export type IncidentCommand = z.infer<typeof IncidentCommand>;
