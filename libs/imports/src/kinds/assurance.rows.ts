import type { ReferenceKind } from '@ledger/reference';
import { claimAll } from '../claims.js';
import type { Columns } from '../table/column.js';
import { type KnownProvider, knownProviders } from '../known/organisations.js';
import type { Notice } from '../notice.js';
import { type Outcome, rejected } from '../outcome.js';
import { unknownReference } from '../record-rows.js';
import type { ImportRun } from '../run.js';
import type { Row } from '../table/row.js';

/** A row about a provider, with the id that its own reference stands for. */
export interface AssuranceRow<C extends Columns> extends Row<C> {
  readonly id: string;
  readonly provider: KnownProvider;
  /** Who owns the fact: the authority that did it, else the provider's own. */
  readonly authority: string;
}

interface About {
  readonly ref: string;
  readonly providerRef: string;
  /** The organisation that did it; an authority where it is a code of three digits. */
  readonly by?: string | undefined;
}

/** What is known of the rows of a file about providers. */
export function assuranceRows<C extends Columns>(
  run: ImportRun,
  kind: ReferenceKind,
  of: { about(row: Row<C>): About; faultOf(row: Row<C>): Notice | undefined },
) {
  const providersOf = knownProviders(run);
  return async (rows: readonly Row<C>[]) => {
    const providers = await providersOf(rows.map((row) => of.about(row).providerRef));
    const bad: Outcome[] = [];
    const good: Omit<AssuranceRow<C>, 'id'>[] = [];
    for (const row of rows) {
      const { providerRef: ref, by } = of.about(row);
      const provider = providers.get(ref);
      const unknown = () => unknownReference(row.row, 'providerRef', { ref, what: 'provider' });
      const fault = provider ? of.faultOf(row) : unknown();
      if (fault || !provider) bad.push(rejected(row.row, fault ?? unknown()));
      else good.push({ ...row, provider, authority: ownerOf(provider, by) });
    }
    const claims = good.map((row) => ({ ...row, ref: of.about(row).ref }));
    const idOf = await claimAll(run, kind, claims);
    const known = good.map((row) => ({ ...row, id: idOf(of.about(row).ref).id }));
    return { good: known as AssuranceRow<C>[], bad };
  };
}

const ownerOf = (provider: KnownProvider, by: string | undefined) =>
  by !== undefined && /^\d{3}$/.test(by) ? by : provider.state.details.authority;

/** A value that another one needs is not given. */
export function neededWith(row: number, column: string, other: string): Notice {
  const message = `${column}: it is empty. Give it where ${other} is given.`;
  return { row, column, code: 'value-missing', message };
}
