import type { Request, RequestHandler } from 'express';
import { callerOf } from '../http/caller.js';
import type { ServerLog } from '../server-log.js';
import type { Metrics } from './metrics.js';

/** The route as declared (`/pupils/:pupilId`), so that no id is in a log line or a label. */
function routeOf(request: Request): string {
  const { path } = (request.route ?? {}) as { path?: unknown };
  return typeof path === 'string' ? path : 'none';
}

/** Counts and logs each answer when it has been sent. */
export const watch =
  (log: ServerLog, metrics: Metrics): RequestHandler =>
  (request, response, next) => {
    const startedMs = performance.now();
    response.once('finish', () => {
      const ms = Math.round(performance.now() - startedMs);
      const { statusCode: status } = response;
      const route = routeOf(request);
      metrics.answered({ route, method: request.method, status, seconds: ms / 1000 });
      log.answered({ requestId: callerOf(request).requestId, route, status, ms });
    });
    next();
  };
