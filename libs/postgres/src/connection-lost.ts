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

// What pg says when it has no code to give.
const lostMessage =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying|timeout expired)/;

/**
 * True when an error says that the connection went away or the server was not there: what was asked
 * has an unknown outcome, and may be asked again once the server is back.
 */
export function connectionLost(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code === 'string') return lostCodes.has(code);
  return typeof message === 'string' && lostMessage.test(message);
}
