import { calendar } from '@ledger/calendar';
import { CalendarScope, ClosureReason } from '@ledger/calendar/events';
import { importKind } from '../kind.js';
import { knownProviders, knownSchools } from '../known/organisations.js';
import { type Notice, quoted } from '../notice.js';
import { type Outcome, rejected } from '../outcome.js';
import { recordRows, unknownReference } from '../record-rows.js';
import type { ImportRun } from '../run.js';
import { oneOf } from '../table/cell.js';
import { date } from '../table/cells.amounts.js';
import { authority, reference } from '../table/cells.js';
import { required, type RowOf } from '../table/column.js';
import type { Row } from '../table/row.js';

const columns = {
  scope: required(oneOf(CalendarScope.options), 'provider'),
  ref: required(reference, 'PRV-001'),
  date: required(date, '2025-11-05'),
  reason: required(oneOf(ClosureReason.options), 'closed'),
};
type Closure = RowOf<typeof columns>;

/** Whose calendar it is, and which authority owns the fact. */
interface Owner {
  readonly ref: string;
  readonly authority: string;
}

export const closures = importKind({
  name: 'closures',
  sentence: 'A day on which an authority, a school or a provider is closed.',
  key: ['scope', 'ref', 'date'],
  columns,
  open: (run) => {
    const ownersOf = owners(run);
    return async (rows) => {
      const found = await ownersOf(rows);
      const good = rows.flatMap(({ row, values }) => {
        const owner = found.get(row);
        return owner && 'authority' in owner ? [askOf(run, { row, values, owner })] : [];
      });
      const recorded = await recordRows(run, { decider: calendar, columns: {} }, good);
      const bad = [...found].flatMap(([row, owner]): Outcome[] =>
        'code' in owner ? [rejected(row, owner)] : [],
      );
      return [...recorded, ...bad];
    };
  },
});

function askOf(
  run: ImportRun,
  { row, values, owner }: { row: number; values: Closure; owner: Owner },
) {
  const { scope, date: day, reason } = values;
  return {
    row,
    warnings: [],
    ask: {
      streamId: `calendar-${scope}-${owner.ref}`,
      command: {
        type: 'RecordClosure' as const,
        data: { scope, ref: owner.ref, date: day, reason },
      },
      meta: run.metaOf(row, owner.authority),
    },
  };
}

function owners(run: ImportRun) {
  const schools = knownSchools(run);
  const providers = knownProviders(run);
  return async (rows: readonly Row<typeof columns>[]): Promise<Map<number, Owner | Notice>> => {
    const refs = (scope: string) =>
      rows.filter(({ values }) => values.scope === scope).map(({ values }) => values.ref);
    const found = {
      school: await schools(refs('school')),
      provider: await providers(refs('provider')),
    };
    return new Map(
      rows.map(({ row, values: { scope, ref } }) => {
        if (scope === 'authority') return [row, authorityItself(row, ref)];
        const known = found[scope].get(ref);
        if (!known) return [row, unknownReference(row, 'ref', { ref, what: scope })];
        const owner = scope === 'school' ? ref : known.id;
        return [row, { ref: owner, authority: known.state.details.authority }];
      }),
    );
  };
}

function authorityItself(row: number, ref: string): Owner | Notice {
  if (authority.schema.safeParse(ref).success) return { ref, authority: ref };
  const message = `ref: ${quoted(ref)} ${authority.wrong}. Give ${authority.allowed}.`;
  return { row, column: 'ref', code: authority.code, message };
}
