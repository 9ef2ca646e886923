import type { KeyedShape, SumShape } from '../fold/shape.js';
import { allTypes, arraysOf, typesAt } from './column-arrays.js';
import { madeOnce } from './made-once.js';
import { columnNames, inSchema, measureNames } from './names.js';

/** The statements that change one table of a build; each takes its rows as arrays, one a column. */
interface KeyedTexts {
  /** Ends open rows: their keys, and from which position on. */
  readonly close: string;
  /** Removes the rows of some keys. */
  readonly remove: string;
  /** Rows with their positions where the table has a history. */
  readonly insert: string;
}
interface SumTexts {
  readonly delta: string;
  readonly block: string;
  readonly total: string;
}

export const keyedTexts = (build: string, shape: KeyedShape): KeyedTexts =>
  madeOnce(shape, `changes ${build}`, () => {
    const table = inSchema(build, shape.name);
    const keyTypes = typesAt(shape, shape.key);
    const { names, joined } = keyJoin(shape);
    const positions = shape.history ? ['known_from', 'known_to'] : [];
    return {
      close: `update ${table} t set known_to = w.at
        from unnest(${arraysOf([...keyTypes, 'bigint'])}) as w(${names}, at)
        where ${joined} and t.known_to is null`,
      remove: `delete from ${table} t using unnest(${arraysOf(keyTypes)}) as w(${names})
        where ${joined}`,
      insert: inserting(
        table,
        [...columnNames(shape), ...positions],
        [...allTypes(shape), ...positions.map(() => 'bigint')],
      ),
    };
  });

export const sumTexts = (build: string, shape: SumShape): SumTexts =>
  madeOnce(shape, `changes ${build}`, () => {
    const measures = measureNames(shape.measures);
    const names = [...columnNames(shape), ...measures];
    const types = [...allTypes(shape), ...measures.map(() => 'bigint')];
    const key = columnNames(shape).join(', ');
    const added = measures.map((name) => `${name} = t.${name} + excluded.${name}`).join(', ');
    const into = (part: 'total' | 'delta' | 'block', ...more: string[]) =>
      inserting(
        `${inSchema(build, shape.name, part)} as t`,
        [...names, ...more],
        [...types, ...more.map(() => 'bigint')],
      );
    return {
      delta: into('delta', 'position'),
      block: `${into('block', 'block')} on conflict (${key}, block) do update set ${added}`,
      total: `${into('total')} on conflict (${key}) do update set ${added}`,
    };
  });

const inserting = (into: string, names: readonly string[], types: readonly string[]) =>
  `insert into ${into} (${names.join(', ')}) select * from unnest(${arraysOf(types)})`;

function keyJoin(shape: KeyedShape) {
  const all = columnNames(shape);
  const columns = shape.key.map((place) => all[place] ?? '');
  return {
    names: columns.map((_, at) => `k${at}`).join(', '),
    joined: columns.map((name, at) => `t.${name} = w.k${at}`).join(' and '),
  };
}
