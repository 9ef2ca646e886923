export {
  cellText,
  type ColumnKind,
  dateText,
  instantText,
  numberText,
  percentText,
  poundsText,
} from './filters.js';
export { type Layout } from './layout.js';
export { type Stylesheet, stylesheet } from './stylesheet.js';
export {
  type Cell,
  type TableColumn,
  type TableOptions,
  type TableView,
  tableView,
} from './table.js';
export { pageTemplates, type RenderPage } from './templates.js';
