export {
  answerFigure,
  type FigureQuestion,
  type FigureResult,
  UnknownFigure,
} from './answer-figure.js';
export { catalogue, type EventKind } from './catalogue.js';
export { BadParameters } from './figure-question.js';
export { type Ledger } from './ledger.js';
export { policiesRun, type PoliciesRun, type PolicyTable, PolicyDayWrong } from './policies.js';
export { ledgerMigrations, openLedger } from './open-ledger.js';
export { figures } from './projections.js';
export { worklistDue } from './worklist-due.js';
export { readSettings, RoleName, type Settings, SettingsError } from './settings.js';
