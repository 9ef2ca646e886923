import { caseloadTables, childHandlers, legHandlers, providerHandlers } from '@ledger/caseload';
import type { ProviderEvent } from '@ledger/provider/events';
import type { ProvisionEvent } from '@ledger/provision/events';
import type { PupilEvent } from '@ledger/pupil/events';
import { projection } from '@ledger/read-model';

const { child, leg, provider, merged } = caseloadTables;

/** Children, their placements and the providers; the count is made when it is asked for. */
export const pupilsByKeyStageProjection = projection<PupilEvent | ProvisionEvent | ProviderEvent>()(
  {
    name: 'pupils-by-key-stage',
    version: 2,
    tables: { child, leg, provider, merged },
    on: { ...childHandlers, ...legHandlers, ...providerHandlers },
  },
);
