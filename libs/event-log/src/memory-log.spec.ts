import { memoryLog } from './memory-log.js';
import { describeEventLog } from './testing/index.js';

// Memory is one process: opened again, it is the same log, and closing it ends nothing.
describeEventLog('memory', async () => {
  const log = memoryLog();
  const shared = {
    append: log.append.bind(log),
    readStream: log.readStream.bind(log),
    readStreams: log.readStreams.bind(log),
    readAll: log.readAll.bind(log),
    head: log.head.bind(log),
    positionAt: log.positionAt.bind(log),
    waitPast: log.waitPast.bind(log),
    close: async () => undefined,
    get logId() {
      return log.logId;
    },
    get simulated() {
      return log.simulated;
    },
  };
  return { log, again: async () => shared, close: () => log.close() };
});
