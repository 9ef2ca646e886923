import express, { type RequestHandler } from 'express';
import { isForMachines } from './machine-paths.js';
import { Problem } from './problem.js';

/** Commands and questions in JSON; a file goes to the imports, which read it as a stream. */
const json = express.json({ limit: '1mb', strict: true, type: 'application/json' });
const form = express.urlencoded({ limit: '100kb', extended: false, parameterLimit: 100 });
const isImport = (path: string) => /^\/api\/v1\/imports\//.test(path);

/** Reads the body as the path wants it; any other type is 415. */
export const readBody: RequestHandler = (request, response, next) => {
  if (request.method === 'GET' || request.method === 'HEAD') return next();
  if (isImport(request.path)) return next();
  if (!isForMachines(request.path)) return form(request, response, next);
  if (request.is('application/json')) return json(request, response, next);
  next(new Problem(415, 'Send application/json.', { headers: { Accept: 'application/json' } }));
};
