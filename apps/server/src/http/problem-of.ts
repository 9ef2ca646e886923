import { HttpException } from '@nestjs/common';
import { UnknownImportKind } from '@ledger/imports';
import { LogBusy, NotYetPlaced, Refusal } from '@ledger/kernel';
import { BadParameters, UnknownFigure } from '@ledger/ledger';
import { ProjectionBehind } from '@ledger/read-model';
import { refusalText, StaleRevision, StreamContended } from '@ledger/write-side';
import { z } from 'zod';
import { badRequest } from './faults.js';
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
  return fault(unprocessable.has(code) ? 422 : 409, {
    pointer,
    code,
    message: refusalText(refusal),
  });
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

const wrongParameters = ({ issues }: BadParameters): Problem =>
  new Problem(400, 'A parameter of this figure is wrong.', {
    errors: issues.map(({ field, message }) => ({
      pointer: `/${field}`,
      code: 'invalid',
      message,
    })),
  });

// 202: it is stored, and what is missing is only the position. The event ids are how to find it.
const accepted = ({ message, eventIds }: NotYetPlaced): Problem =>
  new Problem(202, message, {
    errors: eventIds.map((id) => ({ pointer: '', code: 'not-yet-placed', message: id })),
    ...again,
  });

type Kind<E extends Error> = abstract new (...given: never[]) => E;
const when = <E extends Error>(kind: Kind<E>, answer: (error: E) => Problem) => ({ kind, answer });

/** Each error that has an answer of its own. */
const answers = [
  when(Problem, (problem) => problem),
  when(Refusal, refused),
  when(BadParameters, wrongParameters),
  when(z.ZodError, ({ issues }) => badRequest(issues)),
  when(UnknownFigure, ({ message }) => new Problem(404, message)),
  when(UnknownImportKind, ({ message }) => new Problem(404, message)),
  when(StaleRevision, ({ message }) => new Problem(412, message)),
  when(StreamContended, ({ message }) => new Problem(503, message, again)),
  when(ProjectionBehind, ({ message }) => new Problem(503, message, again)),
  when(NotYetPlaced, accepted),
  when(LogBusy, ({ message }) => new Problem(503, message, again)),
];

/** What a caller is told of an error. Anything unforeseen is 500 and says nothing of itself. */
export function problemOf(error: unknown): Problem {
  const known = answers.find(({ kind }) => error instanceof kind);
  if (known) return known.answer(error as never);
  const status = statusOf(error);
  const detail = fixedDetails[status] ?? 'Something went wrong. Try again later.';
  return new Problem(status, detail);
}
