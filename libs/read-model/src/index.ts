export { type Boundary, type OpenEvents } from './engine/engine.js';
export {
  openReadModel,
  type ProjectionStatus,
  type ReadModel,
  type ReadModelOptions,
} from './engine/read-model.js';
export { type Progress } from './bulk/load.js';
export { type Rebuilt } from './engine/rebuild.js';
export { type Viewed } from './engine/viewing.js';
export { ProjectionBehind } from './engine/worker.js';
export { type Figure, type FigureAnswer, type FigureColumn } from './figure.js';
export {
  type AnyHandler,
  type AnyProjection,
  type Change,
  type Handler,
  type Need,
  projection,
  type Projection,
  type Rows,
  type Seen,
} from './projection.js';
export {
  additive,
  type AdditiveTable,
  type Column,
  type ColumnKind,
  type Columns,
  type Json,
  keyed,
  type KeyedTable,
  type RowOf,
  type Scope,
  type Table,
  type Tables,
} from './table.js';
export {
  type Blocks,
  type ReaderScope,
  type Sized,
  type SqlValue,
  type Versions,
  type View,
  type ViewRequest,
} from './view.js';
export { type Difference } from './store/compare.js';
export { readModelMigrations } from './store/migrations.js';
export { type ParkedStream } from './store/status.js';
