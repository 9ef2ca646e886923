import { timingSafeEqual } from 'node:crypto';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { may, type Permission } from '@ledger/access';
import type { Request } from 'express';
import { paths } from '../pages/paths.js';
import { type Caller, callerOf } from './caller.js';
import { isForMachines } from './machine-paths.js';
import { NEEDS } from './needs.js';
import { Problem } from './problem.js';
import { SeeOther } from './reply.js';

/** Lets a route be entered by who holds its permission, and a form by who was shown it. */
@Injectable()
export class AccessGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    const caller = callerOf(request);
    const permission = Reflect.getMetadata(NEEDS, context.getHandler()) as Permission | undefined;
    if (!permission) throw new Error(`${request.path} names no permission`);
    if (!may(caller.person, permission)) throw refusal(request, caller);
    if (isForm(request) && !hasToken(request, caller)) throw staleForm();
    return true;
  }
}

function refusal(request: Request, { person }: Caller): Error {
  if (person) return new Problem(403, 'Your role may not do this. Ask the service owner for it.');
  if (isForMachines(request.path)) return new Problem(401, 'Sign in, or send a token.');
  return new SeeOther(paths.signIn);
}

const isForm = (request: Request) => request.method === 'POST' && !isForMachines(request.path);
const staleForm = () =>
  new Problem(403, 'This form is out of date or was not sent from this service. Go back, reload.');

function hasToken(request: Request, { session }: Caller): boolean {
  const { csrf } = (request.body ?? {}) as { csrf?: unknown };
  if (!session || typeof csrf !== 'string') return false;
  const [sent, known] = [Buffer.from(csrf), Buffer.from(session.csrf)];
  return sent.length === known.length && timingSafeEqual(sent, known);
}
