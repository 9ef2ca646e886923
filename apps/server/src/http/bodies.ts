import express, { type RequestHandler } from 'express';
import { isForMachines } from './machine-paths.js';
import { Problem } from './problem.js';
import { isUploadPath, readUpload } from './upload.js';

/** Commands and questions in JSON. */
const json = express.json({ limit: '1mb', strict: true, type: 'application/json' });
const form = express.urlencoded({ limit: '100kb', extended: false, parameterLimit: 100 });

/** A CSV file as the body itself is read by the import as a stream. */
const isFile = (type: string | undefined) => /^text\/csv\b/.test(type ?? '');

/** Reads the body as the path wants it; any other type is 415. */
export const readBody: RequestHandler = (request, response, next) => {
  if (request.method !== 'POST') return next();
  const uploads = isUploadPath(request.path);
  if (uploads && request.is('multipart/form-data')) return readUpload(request, response, next);
  if (!isForMachines(request.path)) return form(request, response, next);
  if (uploads && isFile(request.headers['content-type'])) return next();
  if (!uploads && request.is('application/json')) return json(request, response, next);
  next(wrongType(uploads ? 'text/csv' : 'application/json'));
};

const wrongType = (type: string) =>
  new Problem(415, `Send ${type}.`, { headers: { Accept: type } });
