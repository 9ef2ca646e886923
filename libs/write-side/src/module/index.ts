export { AskLedger } from './ask-ledger.js';
export { WriteSideModule, writeSideModule } from './write-side.module.js';
