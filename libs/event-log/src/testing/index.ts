export { describeEventLog } from './conformance.js';
export { type OpenedLog, type OpenLog } from './opened-log.js';
export { anEvent, aRequest } from './requests.js';
