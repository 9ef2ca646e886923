import { userInfo } from 'node:os';
import { v7 as uuid } from 'uuid';
import type { Person, Session, Sessions } from '@ledger/access';
import type { Request, RequestHandler, Response } from 'express';
import { rememberCaller } from './caller.js';
import { isForMachines } from './machine-paths.js';

const COOKIE = 'ledger-session';

/** The value of our cookie in a Cookie header. */
function sessionIdOf(request: Request): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  return pairs.find(([name]) => name === COOKIE)?.[1];
}

/** Whoever runs the server on this machine: who an API call without a session is in a demonstration. */
export const operator: Person = {
  id: userInfo().username,
  name: userInfo().username,
  role: 'operator',
  organisation: 'This machine',
  scope: 'all',
};

/** Finds who asks. `demonstration`: the API may be used from this machine without signing in. */
export const knowCaller =
  (sessions: Sessions, demonstration: boolean): RequestHandler =>
  (request, _, next) => {
    const session = sessions.find(sessionIdOf(request));
    const stranger = demonstration && isForMachines(request.path) ? operator : undefined;
    const person = session?.person ?? stranger;
    rememberCaller(request, {
      requestId: uuid(),
      ...(session && { session }),
      ...(person && { person }),
    });
    next();
  };

/** Gives the browser the session's id. Over plain HTTP a `__Host-` cookie would not be kept. */
export function sendSession(response: Response, session: Session): void {
  response.cookie(COOKIE, session.id, { httpOnly: true, sameSite: 'lax', path: '/' });
}

export function forgetSession(response: Response): void {
  response.clearCookie(COOKIE, { httpOnly: true, sameSite: 'lax', path: '/' });
}
