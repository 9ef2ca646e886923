import type { EventLog } from '@ledger/kernel';

/** The same log as another process would reach it, with what is given in place of its own. */
export const throughLog = (log: EventLog, own: Partial<EventLog> = {}): EventLog => ({
  logId: log.logId,
  simulated: log.simulated,
  append: (request) => log.append(request),
  readStream: (streamId) => log.readStream(streamId),
  readStreams: (streamIds) => log.readStreams(streamIds),
  readAll: (after, limit) => log.readAll(after, limit),
  head: () => log.head(),
  positionAt: (instant) => log.positionAt(instant),
  waitPast: (after, timeoutMs) => log.waitPast(after, timeoutMs),
  close: () => log.close(),
  ...own,
});
