import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Person, Session } from '@ledger/access';

/** Who asks, for as long as one request lasts. */
export interface Caller {
  /** Generated here; an id that a client sends is never trusted. */
  readonly requestId: string;
  readonly session?: Session;
  /** The person signed in; on the API of a demonstration, else the operator of this machine. */
  readonly person?: Person;
}

const callers = new WeakMap<object, Caller>();

export const rememberCaller = (request: object, caller: Caller): void =>
  void callers.set(request, caller);

/** The caller of a request; one whose request was refused before it was read has only an id. */
export const callerOf = (request: object): Caller => callers.get(request) ?? { requestId: '-' };

/** Injects the Caller into a route. */
export const AskedBy = createParamDecorator((_: unknown, context: ExecutionContext) =>
  callerOf(context.switchToHttp().getRequest<object>()),
);

/** The person of a route that nobody may enter without being one. */
export function personOf(caller: Caller): Person {
  if (!caller.person) throw new Error('a route that needs a person was entered without one');
  return caller.person;
}

/** The session of a route that only a browser with one may enter. */
export function sessionOf(caller: Caller): Session {
  if (!caller.session) throw new Error('a route that needs a session was entered without one');
  return caller.session;
}
