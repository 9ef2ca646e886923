import { HttpException } from '@nestjs/common';
import { LogBusy, Refusal } from '@ledger/kernel';
import { refusalText, StaleRevision, StreamContended } from '@ledger/write-side';
import { fault, Problem } from './problem.js';

const again = { headers: { 'Retry-After': '1' } };

/** Refusals that are not a conflict with what is recorded: the request itself cannot be taken. */
const unprocessable: ReadonlySet<string> = new Set([
  'request-id-reused',
  'recorded-at-not-allowed',
  'reason-needed',
  'text-not-allowed',
  'number-not-allowed',
  'too-large',
]);

function refused(refusal: Refusal): Problem {
  const { code, field } = refusal;
  const inData = field === undefined ? '' : `/data/${field}`;
  const pointer = field === 'reason' ? '/reason' : inData;
  return fault(unprocessable.has(code) ? 422 : 409, { pointer, code, message: refusalText(refusal) });
}

const fixedDetails: Readonly<Record<number, string>> = {
  400: 'The request cannot be read. Check that the body is well-formed JSON.',
  404: 'There is nothing at this address.',
  413: 'The body is too large.',
};

/** body-parser and Nest both put a status on their errors; their messages may quote the body. */
function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const { status } = (error ?? {}) as { status?: unknown };
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}

/** What a caller is told of an error. Anything unforeseen is 500 and says nothing of itself. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof Refusal) return refused(error);
  if (error instanceof StaleRevision) return new Problem(412, error.message);
  if (error instanceof StreamContended) return new Problem(503, error.message, again);
  if (error instanceof LogBusy) return new Problem(503, error.message, again);
  const status = statusOf(error);
  const detail = fixedDetails[status] ?? 'Something went wrong. Try again later.';
  return new Problem(status, detail);
}
