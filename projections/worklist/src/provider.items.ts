import { idOfStream, providerHandlers } from '@ledger/caseload';
import type { DataOf } from '@ledger/kernel';
import type { IncidentEvent } from '@ledger/incident/events';
import type { ProviderEvent } from '@ledger/provider/events';
import type { Change, Need, Rows, Seen } from '@ledger/read-model';
import type { RegistrationEvent } from '@ledger/registration/events';
import type { Section175Event } from '@ledger/section-175/events';
import { asOpened, both, type Step, watching } from './watching.js';
import type { WorklistTables } from './worklist.tables.js';

const onProvider = watching<ProviderEvent>();
const onRegistration = watching<RegistrationEvent>();
const onAudit = watching<Section175Event>();
const onIncident = watching<IncidentEvent>();
const providerOf = ({ streamId }: { streamId: string }) => idOfStream(streamId, 'provider');

/** Whether the provider is registered says whether the threshold is watched. */
const registered = (
  { registered: is }: Pick<DataOf<ProviderEvent, 'ProviderOnboarded'>, 'registered'>,
  event: Seen<ProviderEvent>,
): readonly Step[] =>
  is
    ? [{ closes: 'unregistered-provider', on: event.meta.effectiveOn }]
    : [{ opens: 'unregistered-provider', providerId: providerOf(event) }];

const bySuspensions = (event: Seen<ProviderEvent>): readonly Need[] => [
  { table: 'suspension', index: 'byProvider', values: { providerId: providerOf(event) } },
];

const suspended = {
  changes(
    event: Seen<ProviderEvent, 'ProviderSuspended' | 'ProviderSuspensionCorrected'>,
  ): readonly Change[] {
    const { from, scope, reasonCode } = event.data;
    const said = { from, scope, reasonCode, liftedFrom: null, position: event.position };
    return [{ do: 'put', table: 'suspension', row: { providerId: providerOf(event), ...said } }];
  },
};

const lifted = {
  needs: bySuspensions,
  changes(
    event: Seen<ProviderEvent, 'ProviderSuspensionLifted'>,
    rows: Rows<WorklistTables>,
  ): readonly Change[] {
    const known = rows.many('suspension', 'byProvider', { providerId: providerOf(event) });
    return known
      .filter(({ liftedFrom }) => liftedFrom === null)
      .map((row) => ({
        ...{ do: 'put', table: 'suspension' },
        row: { ...row, liftedFrom: event.data.from },
      }));
  },
};

/** The directory of providers, and which of them are suspended or not registered. */
export const providerItems = {
  ...providerHandlers,
  ProviderOnboarded: both(
    providerHandlers.ProviderOnboarded,
    onProvider<'ProviderOnboarded'>((event) => registered(event.data, event)),
  ),
  ProviderDetailsCorrected: both(
    providerHandlers.ProviderDetailsCorrected,
    onProvider<'ProviderDetailsCorrected'>((event) => registered(event.data, event)),
  ),
  ProviderSuspended: suspended,
  ProviderSuspensionCorrected: suspended,
  ProviderSuspensionLifted: lifted,
} as const;

/** Unregistered providers that are over the threshold. */
export const registrationItems = {
  RegistrationThresholdBreached: onRegistration<'RegistrationThresholdBreached'>((event) => {
    const { rule, from, children } = event.data;
    const providerId = idOfStream(event.streamId, 'registration');
    return [
      {
        ...{ opens: 'over-threshold', item: rule, providerId, openedOn: from, dueOn: from },
        facts: { rule, from, children },
      },
    ];
  }),
  RegistrationThresholdCleared: onRegistration<'RegistrationThresholdCleared'>(({ data }) => [
    { closes: 'over-threshold', item: data.rule, on: data.from },
  ]),
} as const;

/** Audits that were returned to the provider. */
export const auditItems = {
  Section175AuditSubmitted: onAudit<'Section175AuditSubmitted'>(({ data }) => [
    {
      ...{ opens: 'audit', providerId: data.providerId, openedOn: data.submittedOn },
      facts: { academicYear: data.academicYear },
    },
    { closes: 'audit-to-resubmit', on: data.submittedOn },
  ]),
  Section175AuditReturned: onAudit<'Section175AuditReturned'>(({ data }, known) => {
    const audit = known.last('audit');
    const { returnedOn } = data;
    if (!audit) return [];
    const again = { ...asOpened(audit), opens: 'audit-to-resubmit' } as const;
    return [{ ...again, openedOn: returnedOn, dueOn: returnedOn }];
  }),
} as const;

/** Safeguarding concerns until they are referred or closed. */
export const concernItems = {
  IncidentReported: 'ignore',
  ConcernRaised: onIncident<'ConcernRaised'>(({ data }) => [
    {
      ...{ opens: 'concern-to-refer', pupilId: data.pupilId, providerId: data.providerId },
      ...{ openedOn: data.raisedOn, dueOn: data.raisedOn },
      facts: { kind: data.kind, severity: data.severity },
    },
  ]),
  ConcernReferred: onIncident<'ConcernReferred'>(({ data }) => [
    { closes: 'concern-to-refer', on: data.referredOn },
  ]),
  IncidentClosed: onIncident<'IncidentClosed'>(({ data }) => [
    { closes: 'concern-to-refer', on: data.closedOn },
  ]),
} as const;
