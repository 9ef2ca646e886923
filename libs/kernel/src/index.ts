export { canonicalJson, type JsonGuard } from './canonical-json.js';
export { type DataOf, type Message } from './message.js';
export {
  PersonalClass,
  type PersonalPart,
  personalValues,
  type SealedField,
  SealedPart,
  type SealedValue,
} from './personal.js';
export { Actor, Basis, DecidedBy, EventMeta, Evidence, Source } from './envelope.js';
export { type Opened, plainEvent, type Recorded } from './recorded.js';
export {
  type Decided,
  type Decider,
  type DecisionFacts,
  type EventFacts,
  decide,
  decideAll,
  evolve,
  foretoldAll,
} from './decider.js';
export { differing, given, holdsAlready, overlaid, type Stated, statedBy } from './known.js';
export { Refusal, type RefusalDetail, type RefusalSentences, refusalSentence } from './refusal.js';
export {
  type Appended,
  type AppendedBatch,
  type AppendOutcome,
  type AppendRequest,
  type EventLog,
  type EventToAppend,
  type ExpectedRevision,
  type Head,
  LogBroken,
  LogBusy,
  type LogObserver,
  NotYetPlaced,
  type RejectionCode,
  type Span,
  type Stretch,
} from './event-log.js';
