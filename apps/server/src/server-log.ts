import { Injectable } from '@nestjs/common';
import { type Logger, pino } from 'pino';

/**
 * The server's own log: JSON lines on standard error, warnings and worse unless told otherwise.
 * It takes no bodies, queries, names or references: only ids, routes and what failed.
 */
@Injectable()
export class ServerLog {
  private readonly lines: Logger;

  /** @param level one of pino's */
  constructor(level: string) {
    this.lines = pino(
      { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
      pino.destination(2),
    );
  }

  answered(line: { requestId: string; route: string; status: number; ms: number }): void {
    this.lines.info(line, 'answered');
  }

  /** The stack of our code, without the details in which a database quotes the row. */
  failed(requestId: string, error: unknown): void {
    const stack = error instanceof Error ? error.stack : String(error);
    this.lines.error({ requestId, stack }, 'a request failed');
  }
}
