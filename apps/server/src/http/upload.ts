import busboy, { type Busboy } from 'busboy';
import { may } from '@ledger/access';
import type { Request, RequestHandler } from 'express';
import { callerOf } from './caller.js';
import { Problem } from './problem.js';

/** The most that the browser and the API take in one file. */
export const MOST_BYTES = 10 * 1024 * 1024;
export const MOST_ROWS = 20_000;

export interface Upload {
  readonly fileName: string;
  readonly content: Buffer;
}

const uploads = new WeakMap<object, Upload>();

/** The file that came with a request; undefined when none was chosen. */
export const uploadOf = (request: object): Upload | undefined => uploads.get(request);

export const isUploadPath = (path: string): boolean => /^(\/api\/v1)?\/imports(\/|$)/.test(path);

/** Reads a form with a file, for those who may import only: nobody else is listened to. */
export const readUpload: RequestHandler = (request, _, next) => {
  if (!may(callerOf(request).person, 'import')) return next();
  read(request).then(
    () => next(),
    (error: unknown) => next(error),
  );
};

function read(request: Request): Promise<void> {
  const fields: Record<string, string> = {};
  return new Promise((resolve, reject) => {
    const form = busboy({
      headers: request.headers,
      limits: { files: 1, fileSize: MOST_BYTES, fields: 10, fieldSize: 10_000, parts: 12 },
    });
    form.on('field', (name, value) => (fields[name] = value));
    collectFile(form, request, reject);
    form.once('error', () =>
      reject(new Problem(400, 'The form could not be read. Send it again.')),
    );
    form.once('close', () => {
      request.body = fields;
      resolve();
    });
    request.pipe(form);
  });
}

function collectFile(form: Busboy, request: Request, reject: (error: Problem) => void): void {
  form.on('file', (_, stream, { filename }) => {
    const pieces: Buffer[] = [];
    stream.on('data', (piece: Buffer) => pieces.push(piece));
    stream.once('limit', () =>
      reject(new Problem(413, 'The file is larger than 10 MB. Split it.')),
    );
    stream.once('close', () => {
      // A form whose file was not chosen sends a part without a name.
      if (filename) uploads.set(request, { fileName: filename, content: Buffer.concat(pieces) });
    });
  });
}
