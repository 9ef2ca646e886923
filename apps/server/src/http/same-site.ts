import type { Request, RequestHandler } from 'express';
import { isForMachines } from './machine-paths.js';
import { Problem } from './problem.js';

const loopbackNames: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);
const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The host of a Host header without its port: `[::1]:3000` is `[::1]`. */
const nameOf = (host: string) => host.replace(/:\d+$/, '').toLowerCase();

/** Another name that resolves to this machine (DNS rebinding) is not this machine. */
export const onlyLoopbackNames: RequestHandler = (request, _, next) => {
  if (loopbackNames.has(nameOf(request.headers.host ?? ''))) return next();
  next(new Problem(421, 'This server answers to localhost only.'));
};

/**
 * Refuses what another site's page sends: whatever changes something, and everything on the API.
 * A browser says where a request comes from; a program says nothing and is let through.
 */
export const onlyOwnPages: RequestHandler = (request, _, next) => {
  const guarded = !safeMethods.has(request.method) || isForMachines(request.path);
  if (guarded && isFromElsewhere(request)) {
    return next(new Problem(403, 'Requests from pages of other sites are refused.'));
  }
  next();
};

function isFromElsewhere({ headers }: Request): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  const { origin, host } = headers;
  if (origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).host !== host;
}
