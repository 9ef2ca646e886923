import type { Fold } from '../fold/fold.js';
import { pick, type StoredRow } from '../fold/shape.js';
import { type TableWrites, writesOf } from '../fold/writes.js';
import { parking } from './checkpoint.js';
import { columnsOfRows } from './column-arrays.js';
import type { WriteStatement } from './statement.js';
import { keyedTexts, sumTexts } from './write-texts.js';

type Of<K extends TableWrites['kind']> = Extract<TableWrites, { kind: K }>;

/** What a batch does to the tables of its build, and what it puts aside, in order. */
export const foldStatements = (build: string, fold: Fold): readonly WriteStatement[] => [
  ...writesOf(fold).flatMap((writes) => ofTable(build, writes)),
  ...parking(build, fold.parked),
];

// A statement for each kind of change, whatever its size; none where nothing changes.
function ofTable(build: string, writes: TableWrites): readonly WriteStatement[] {
  if (writes.kind === 'history') return ofHistory(build, writes);
  return writes.kind === 'current' ? ofCurrent(build, writes) : ofSums(build, writes);
}

function ofHistory(build: string, { shape, closed, versions }: Of<'history'>) {
  const { close, insert } = keyedTexts(build, shape);
  const ends = closed.map(({ key, at }) => [...key, at]);
  const rows = versions.map(({ row, from, to }) => [...row, from, to]);
  return [
    ...some(close, ends).map((statement) => ({ ...statement, meets: closed.length })),
    ...some(insert, rows),
  ];
}

function ofCurrent(build: string, { shape, removed, put }: Of<'current'>) {
  const { remove, insert } = keyedTexts(build, shape);
  const gone = [...removed, ...put.map((row) => pick(row, shape.key))];
  return [...some(remove, gone), ...some(insert, put)];
}

function ofSums(build: string, { shape, deltas, blocks, totals }: Of<'sums'>) {
  const { delta, block, total } = sumTexts(build, shape);
  return [
    ...some(
      delta,
      deltas.map(({ key, measures, position }) => [...key, ...measures, position]),
    ),
    ...some(
      block,
      blocks.map((sum) => [...sum.key, ...sum.measures, sum.block]),
    ),
    ...some(
      total,
      totals.map(({ key, measures }) => [...key, ...measures]),
    ),
  ];
}

const some = (text: string, rows: readonly StoredRow[]): WriteStatement[] =>
  rows.length === 0 ? [] : [{ text, values: columnsOfRows(rows) }];
