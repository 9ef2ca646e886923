import type { KeyedShape, Shape, SumShape } from '../fold/shape.js';
import type { Blocks, Versions } from '../view.js';
import { columnNames, inSchema, measureNames } from '../store/names.js';

/** Which tables a view reads, and as known when. */
export interface Moment {
  readonly build: string;
  /** K: nothing recorded after it is seen. */
  readonly position: number;
  /** How far the tables have come. */
  readonly checkpoint: number;
}

/** The sub-select of a table as known at the moment. */
export const knownTable = (shape: Shape, moment: Moment): string =>
  shape.kind === 'keyed' ? knownRows(shape, moment) : knownSums(shape, moment);

function knownRows(shape: KeyedShape, { build, position, checkpoint }: Moment): string {
  const from = `select ${columnNames(shape).join(', ')} from ${inSchema(build, shape.name)}`;
  if (!shape.history) return `(${from})`;
  if (position === checkpoint) return `(${from} where known_to is null)`;
  return `(${from} where known_from <= ${position} and (known_to is null or known_to > ${position}))`;
}

// The current sums are kept; earlier ones are added up from the blocks and the deltas. A key whose measures are all
// zero is not seen in either.
function knownSums(shape: SumShape, { build, position, checkpoint }: Moment): string {
  const keys = columnNames(shape).join(', ');
  const measures = measureNames(shape.measures);
  if (position === checkpoint) {
    const some = measures.map((name) => `${name} <> 0`).join(' or ');
    const total = inSchema(build, shape.name, 'total');
    return `(select ${keys}, ${measures.join(', ')} from ${total} where ${some})`;
  }
  return `(${sumsOf(shape, blocksAndDeltas(shape, { build, position, checkpoint }))})`;
}

const sumColumns = (shape: SumShape) =>
  [...columnNames(shape), ...measureNames(shape.measures)].join(', ');

const blocksWithin = (shape: SumShape, position: number) =>
  Math.floor(position / shape.blockPositions);

/** Blocks whose sums are nearest to those at the moment, and the deltas that are between the two. */
interface Nearest {
  /** The blocks numbered from 0 to below it. */
  readonly blocks: number;
  /** The sub-select of what is still to be added, or to be taken away where the blocks go further. */
  readonly deltas: string;
}

// From the next block's end backwards where that is nearer, and the block is whole by now: so never
// more than half a block of deltas is read of the past.
function nearest(shape: SumShape, { build, position, checkpoint }: Moment): Nearest {
  const within = blocksWithin(shape, position);
  const [begin, end] = [within * shape.blockPositions, (within + 1) * shape.blockPositions];
  const isBefore = end <= checkpoint && end - position < position - begin;
  const [sign, after, until] = isBefore ? ['-', position, end] : ['', begin, position];
  const measures = measureNames(shape.measures).map((name) => `${sign}${name} as ${name}`);
  return {
    blocks: isBefore ? within + 1 : within,
    deltas: `select ${[...columnNames(shape), ...measures].join(', ')}
      from ${inSchema(build, shape.name, 'delta')}
      where position > ${after} and position <= ${until}`,
  };
}

// Whole blocks by their sums, and the deltas from there to the moment.
function blocksAndDeltas(shape: SumShape, moment: Moment): string {
  const block = inSchema(moment.build, shape.name, 'block');
  const { blocks, deltas } = nearest(shape, moment);
  return `select ${sumColumns(shape)} from ${block} where block < ${blocks}
    union all ${deltas}`;
}

/** Every version of a keyed table's rows, later than the moment too. */
export function versionsOf(shape: Shape, { build, checkpoint }: Moment): Versions {
  if (shape.kind !== 'keyed' || !shape.history)
    throw new Error(`The table ${shape.name} has no history`);
  const columns = [...columnNames(shape), 'known_from', 'known_to'].join(', ');
  const table = inSchema(build, shape.name);
  return {
    until: checkpoint,
    after: (position) => `(select ${columns} from ${table}
      where known_from > ${position} or known_to > ${position})`,
  };
}

/** An additive table in two: its whole blocks, and what comes after them up to the moment. */
export function blocksOf(shape: Shape, moment: Moment): Blocks {
  if (shape.kind === 'keyed') throw new Error(`The table ${shape.name} has no sums`);
  const table = inSchema(moment.build, shape.name, 'block');
  const whole = blocksWithin(shape, moment.checkpoint);
  const { blocks, deltas } = nearest(shape, moment);
  return {
    within: blocks,
    whole,
    from: (block) => `(select ${sumColumns(shape)}, block from ${table}
      where block >= ${block} and block < ${whole})`,
    rest: `(${deltas})`,
  };
}

/**
 * The sub-select of rows that add up, key by key, to the sums as known at the moment: several of a key,
 * and some below zero.
 */
export function summandsOf(shape: Shape, moment: Moment): string {
  if (shape.kind === 'keyed') throw new Error(`The table ${shape.name} has no sums`);
  if (moment.position === moment.checkpoint) return knownSums(shape, moment);
  return `(${blocksAndDeltas(shape, moment)})`;
}

function sumsOf(shape: SumShape, rows: string): string {
  const keys = columnNames(shape).join(', ');
  const measures = measureNames(shape.measures);
  const sums = measures.map((name) => `sum(${name})::bigint as ${name}`).join(', ');
  const some = measures.map((name) => `sum(${name}) <> 0`).join(' or ');
  return `select ${keys}, ${sums} from (${rows}) parts group by ${keys} having ${some}`;
}
