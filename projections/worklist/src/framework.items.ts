import { idOfStream } from '@ledger/caseload';
import type { FrameworkEvent } from '@ledger/framework/events';
import type { Change, Json, Need, Rows, Seen } from '@ledger/read-model';
import type { WorklistTables } from './worklist.tables.js';

/** One event of a framework as far as its ceilings depend on it. */
export interface FrameworkTold {
  readonly type: FrameworkEvent['type'];
  readonly data: FrameworkEvent['data'];
  readonly eventId: string;
  readonly effectiveOn: string;
  readonly authority: string;
}

const frameworkOf = ({ streamId }: Seen<FrameworkEvent>) => idOfStream(streamId, 'framework');

const kept = {
  needs: (event: Seen<FrameworkEvent>): readonly Need[] => [
    { table: 'framework', key: { frameworkId: frameworkOf(event) } },
  ],
  changes(event: Seen<FrameworkEvent>, rows: Rows<WorklistTables>): readonly Change[] {
    const frameworkId = frameworkOf(event);
    const before = (rows.one('framework', { frameworkId })?.told ?? []) as readonly Json[];
    const { type, data, eventId, position, meta } = event;
    const { effectiveOn, authority } = meta;
    const told = [...before, { type, data, eventId, effectiveOn, authority }];
    return [{ do: 'put', table: 'framework', row: { frameworkId, told, position } }];
  },
};

/** Frameworks: who buys, who is on which lot, blocks and ceilings; rates are in the orders. */
export const frameworkItems = {
  FrameworkEstablished: kept,
  FrameworkCorrected: kept,
  FrameworkExtended: kept,
  ProviderJoinedFramework: kept,
  ProviderLeftFramework: kept,
  BlockPlacesAgreed: kept,
  CeilingChanged: kept,
  RateAgreed: 'ignore',
  UpliftProposed: 'ignore',
  UpliftApproved: 'ignore',
  UpliftRefused: 'ignore',
} as const;
