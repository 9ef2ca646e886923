export { type Answer, type Ask, type CommandMeta, type WritePorts } from './contract.js';
export { record } from './record.js';
export { recordMany, type RecordMany, recordingOf } from './record-many.js';
export { type InOrder, type InOrderOptions, recordingInOrder } from './in-order.js';
export { type LoadedState, loadStates } from './load.js';
export { StaleRevision, StreamContended } from './conflict.js';
export {
  type Claimed,
  type ReferenceClaim,
  type References,
  references,
  type Referent,
} from './references.js';
export { aggregates, type Recorder, recorderOf } from './aggregates.js';
export { refusalSentences, refusalText } from './refusal-text.js';
export { SEALED } from './free-text.js';
