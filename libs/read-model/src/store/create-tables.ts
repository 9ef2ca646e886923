import type { ColumnKind, Scope } from '../table.js';
import type { ColumnShape } from '../fold/column.js';
import type { KeyedShape, Shape, SumShape } from '../fold/shape.js';
import {
  columnNames,
  fitting,
  inSchema,
  measureNames,
  type Part,
  quoted,
  snakeCase,
  tableName,
} from './names.js';

/** The database's type for each kind of column. */
export const sqlTypes: Readonly<Record<ColumnKind, string>> = {
  text: 'text',
  integer: 'bigint',
  date: 'date',
  boolean: 'boolean',
  json: 'jsonb',
  // Kept as sent: its text is compared, and nobody looks into it.
  sealed: 'json',
};

/** The statements that make the tables of one build, with their policies and grants. */
export function createTables(build: string, shapes: Iterable<Shape>): readonly string[] {
  return [...shapes].flatMap((shape) =>
    shape.kind === 'keyed' ? keyedTable(build, shape) : sumTables(build, shape),
  );
}

/** The statements that make their indexes: on tables that are full already, where that is faster. */
export function createIndexes(build: string, shapes: Iterable<Shape>): readonly string[] {
  return [...shapes].flatMap((shape) =>
    shape.kind === 'keyed' ? keyedIndexes(build, shape) : sumIndexes(build, shape),
  );
}

/** The tables of a build, without their schema. */
export function tableNames(build: string, shapes: Iterable<Shape>): readonly string[] {
  return [...shapes].flatMap(({ name, kind }) =>
    kind === 'keyed' ? [tableName(build, name)] : parts.map((part) => tableName(build, name, part)),
  );
}

const parts: readonly Part[] = ['total', 'delta', 'block'];

const column = ({ name, kind, nullable }: ColumnShape) =>
  `${quoted(snakeCase(name))} ${sqlTypes[kind]}${nullable ? '' : ' not null'}`;

function keyedTable(build: string, shape: KeyedShape): string[] {
  const table = inSchema(build, shape.name);
  const columns = shape.columns.map(column);
  const positions = shape.history ? ['known_from bigint not null', 'known_to bigint'] : [];
  return [
    `create table ${table} (${[...columns, ...positions].join(', ')})`,
    ...guarded(table, shape.table.scope),
  ];
}

function keyedIndexes(build: string, shape: KeyedShape): string[] {
  const table = inSchema(build, shape.name);
  const key = namesAt(shape, shape.key);
  // Each row is in one of the two: those that have ended are few, and of a table that only grows none.
  const ends = shape.history && !shape.appendOnly;
  const ended = `create unique index on ${table} (${key}, known_from) where known_to is not null`;
  return [
    `create unique index on ${table} (${key})${ends ? ' where known_to is null' : ''}`,
    ...(ends ? [ended] : []),
    ...indexes(shape, tableName(build, shape.name)),
  ];
}

function sumTables(build: string, shape: SumShape): string[] {
  const columns = shape.columns.map(column);
  const measures = measureNames(shape.measures).map((name) => `${name} bigint not null`);
  const further = {
    total: [],
    delta: ['position bigint not null'],
    block: ['block bigint not null'],
  };
  return parts.flatMap((part) => {
    const table = inSchema(build, shape.name, part);
    return [
      `create table ${table} (${[...columns, ...measures, ...further[part]].join(', ')})`,
      ...guarded(table, shape.table.scope),
    ];
  });
}

function sumIndexes(build: string, shape: SumShape): string[] {
  const total = inSchema(build, shape.name, 'total');
  const delta = inSchema(build, shape.name, 'delta');
  const block = inSchema(build, shape.name, 'block');
  const distinct = shape.columns.some((one) => one.nullable) ? ' nulls not distinct' : '';
  const key = columnNames(shape).join(', ');
  return [
    `create unique index on ${total} (${key})${distinct}`,
    `create unique index on ${block} (${key}, block)${distinct}`,
    `create index on ${delta} (position)`,
    ...parts.flatMap((part) => indexes(shape, tableName(build, shape.name, part))),
  ];
}

const namesAt = (shape: Shape, places: readonly number[]) => {
  const names = columnNames(shape);
  return places.map((place) => names[place]).join(', ');
};

const indexes = (shape: Shape, table: string) =>
  [...shape.indexes].map(([index, places]) => {
    const name = quoted(fitting(`${table}_${snakeCase(index)}`));
    return `create index ${name} on rm.${quoted(table)} (${namesAt(shape, places)})`;
  });

const settings = { authority: 'authorities', provider: 'providers', school: 'schools' } as const;

// A reader that has set nothing matches no row. The settings are read once, not for each row.
function guarded(table: string, scope: Scope | undefined): string[] {
  const grant = `grant select on ${table} to ledger_read`;
  if (!scope) return [grant];
  const matches = (Object.keys(settings) as (keyof typeof settings)[]).flatMap((kind) => {
    const name = scope[kind];
    if (name === undefined) return [];
    const allowed = `string_to_array(current_setting('ledger.${settings[kind]}', true), ',')`;
    return [`${quoted(snakeCase(name))} = any ((select ${allowed})::text[])`];
  });
  const all = `(select current_setting('ledger.scope', true)) = 'all'`;
  return [
    `alter table ${table} enable row level security`,
    `create policy scope on ${table} for select to ledger_read using (${[all, ...matches].join(' or ')})`,
    grant,
  ];
}
