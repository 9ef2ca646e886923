export { importFile } from './import-file.js';
export type { ImportRequest } from './import-request.js';
export type { ImportKind } from './kind.js';
export { importKinds, UnknownImportKind } from './kinds/registry.js';
export { type Notice, UnreadableFile } from './notice.js';
export { openImportFile } from './reading/open-file.js';
export type { ImportProgress, ImportReceipt } from './receipt.js';
export type { ImportMeta } from './run.js';
export { template } from './template.js';
