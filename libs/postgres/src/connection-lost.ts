const lostCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  // PostgreSQL: the connection failed, or the server is stopping, has crashed or is starting.
  '08000',
  '08003',
  '08006',
  '57P01',
  '57P02',
  '57P03',
]);

/**
 * True when an error says that the connection went away or the server was not there: what was asked
 * has an unknown outcome, and may be asked again once the server is back.
 */
export function connectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string') return lostCodes.has(error.code);
  return /^Connection terminated|^Client has encountered a connection error|timeout exceeded when trying to connect|^timeout expired/.test(
    error.message,
  );
}
