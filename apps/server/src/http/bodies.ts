import express, { type Request, type RequestHandler } from 'express';
import { isForMachines } from './machine-paths.js';
import { Problem } from './problem.js';
import { isUploadPath, readUpload } from './upload.js';

/** Commands and questions in JSON. */
const json = express.json({ limit: '1mb', strict: true, type: 'application/json' });
const form = express.urlencoded({ limit: '100kb', extended: false, parameterLimit: 100 });

/** A CSV file as the body itself is read by the import as a stream. */
const leave: RequestHandler = (_request, _response, next) => next();

const refuse =
  (type: string): RequestHandler =>
  (_request, _response, next) =>
    next(new Problem(415, `Send ${type}.`, { headers: { Accept: type } }));

function readerFor(request: Request): RequestHandler {
  const uploads = isUploadPath(request.path);
  if (uploads && request.is('multipart/form-data')) return readUpload;
  if (!isForMachines(request.path)) return form;
  if (uploads) return request.is('text/csv') ? leave : refuse('text/csv');
  return request.is('application/json') ? json : refuse('application/json');
}

/** Reads the body as the path wants it; any other type is 415. */
export const readBody: RequestHandler = (request, response, next) =>
  request.method === 'POST' ? readerFor(request)(request, response, next) : next();
