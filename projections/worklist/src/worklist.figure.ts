import { sealedField, type Staying, stayingOf } from '@ledger/caseload';
import type { SealedField } from '@ledger/kernel';
import type { Figure } from '@ledger/read-model';
import { daysBetween } from '@ledger/school-time';
import { z } from 'zod';
import { isKind, kinds } from './kinds.js';
import { kindOf, type Status, statusOn, type WorkItem } from './work-item.js';
import { itemsOn, type WorklistView } from './worklist.queries.js';
import type { WorklistTables } from './worklist.tables.js';

/** The worklists there are; `provider` and `school` are those of all of them. */
export const worklistRoles = [
  'commissioner',
  'provider',
  'school',
  'board-member',
  'finance-officer',
] as const;
export type WorklistRole = (typeof worklistRoles)[number];

const params = z.strictObject({
  authority: z.string().regex(/^\d{3}$/),
  on: z.iso.date(),
  role: z.enum(worklistRoles).optional(),
  kind: z
    .string()
    .refine(isKind, `must be one of ${Object.keys(kinds).join(', ')}`)
    .optional(),
  status: z.enum(['late', 'due', 'unanswered', 'unowned']).optional(),
});
type Params = z.infer<typeof params>;

export interface WorklistRow {
  readonly kind: string;
  readonly what: string;
  readonly owner: string;
  readonly status: Status;
  readonly openedOn: string;
  readonly dueOn: string | null;
  /** Calendar days past the date due; 0 when it is not late. */
  readonly daysLate: number;
  readonly pupilId: string | null;
  readonly pupilRef: SealedField | null;
  readonly providerRef: string | null;
  readonly provider: string | null;
  /** Codes and dates that tell it apart from others of its kind. */
  readonly about: string;
  readonly subject: string;
  readonly position: number | null;
}

export interface WorklistTotals {
  readonly items: number;
  readonly late: number;
  readonly due: number;
  readonly unanswered: number;
  readonly unowned: number;
}

/**
 * What somebody must see to on the day. A commissioner's list has, beside its own, what providers
 * and schools are late with: somebody must ask them.
 */
export const worklist = {
  name: 'worklist',
  projection: 'worklist',
  question: 'What is due, late, unowned or unanswered, for whom?',
  params,
  columns: [
    { name: 'what', label: 'What', kind: 'text' },
    { name: 'status', label: 'Status', kind: 'text' },
    { name: 'dueOn', label: 'Due', kind: 'date' },
    { name: 'daysLate', label: 'Days late', kind: 'integer' },
    { name: 'openedOn', label: 'Since', kind: 'date' },
    { name: 'owner', label: 'Who must act', kind: 'text' },
    { name: 'pupilRef', label: 'Pupil', kind: 'text' },
    { name: 'provider', label: 'Provider', kind: 'text' },
    { name: 'about', label: 'About', kind: 'text' },
    { name: 'position', label: 'Event', kind: 'integer' },
  ],
  async run(view, asked) {
    const items = await itemsOn(view, asked);
    const staying = await stayingOf(view, asked.authority);
    const rows = items
      .map((item) => rowOf(ofChild(item, staying), asked.on))
      .filter((row) => !asked.role || isFor(row, asked.role))
      .filter((row) => !asked.kind || row.kind === asked.kind);
    const wanted = rows.filter((row) => !asked.status || row.status === asked.status);
    return { rows: wanted, totals: totalsOf(wanted) };
  },
} satisfies Figure<Params, WorklistTables> & {
  run(
    view: WorklistView,
    asked: Params,
  ): Promise<{ rows: readonly WorklistRow[]; totals: WorklistTotals }>;
};

/** An item of a merged record, shown as its child's. */
function ofChild(item: WorkItem, staying: ReadonlyMap<string, Staying>): WorkItem {
  const child = staying.get(item.pupilId ?? '');
  return child
    ? { ...item, pupilId: child.pupilId, identity: child.identity ?? item.identity }
    : item;
}

const asked: readonly string[] = ['provider', 'school'];

const isFor = ({ owner, status }: WorklistRow, role: WorklistRole): boolean =>
  owner === role || (role === 'commissioner' && status === 'late' && asked.includes(owner));

function rowOf(item: WorkItem, on: string): WorklistRow {
  const { kind, openedOn, dueOn, pupilId, providerRef, provider, subject, position } = item;
  const { label, owner } = kindOf(item);
  return {
    ...{ kind, what: label, owner, status: statusOn(item, on), openedOn, dueOn },
    daysLate: dueOn !== null && dueOn < on ? daysBetween(dueOn, on) : 0,
    pupilRef: sealedField(item.identity, 'pupilRef'),
    ...{ pupilId, providerRef, provider, about: aboutOf(item), subject, position },
  };
}

/** The facts in words, without ids, and without bare pence that are told in pounds beside. */
const aboutOf = ({ facts }: WorkItem): string =>
  Object.entries(facts)
    .filter(([name, value]) => !/(Id|Pence)$/.test(name) && typeof value !== 'boolean')
    .map(([, value]) => String(value))
    .join(', ');

function totalsOf(rows: readonly WorklistRow[]): WorklistTotals {
  const count = (status: Status) => rows.filter((row) => row.status === status).length;
  return {
    items: rows.length,
    ...{ late: count('late'), due: count('due') },
    ...{ unanswered: count('unanswered'), unowned: count('unowned') },
  };
}
