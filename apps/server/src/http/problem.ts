import { STATUS_CODES } from 'node:http';

/** One fault: where in the request (JSON pointer), a code for programs, a sentence for people. */
export interface Fault {
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
}

/** The body of every error: RFC 9457 with our two members. */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly errors: readonly Fault[];
  readonly correlationId: string;
}

/** An answer that is an error. `detail` is shown to the caller: never a stack, never a child. */
export class Problem extends Error {
  readonly errors: readonly Fault[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    readonly status: number,
    readonly detail: string,
    more: { errors?: readonly Fault[]; headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(detail);
    this.name = 'Problem';
    this.errors = more.errors ?? [];
    this.headers = more.headers ?? {};
  }
}

/** A problem that is one fault. */
export const fault = (status: number, one: Fault): Problem =>
  new Problem(status, one.message, { errors: [one] });

export function problemBody(problem: Problem, correlationId: string): ProblemBody {
  return {
    type: 'about:blank',
    title: STATUS_CODES[problem.status] ?? 'Error',
    status: problem.status,
    detail: problem.detail,
    errors: problem.errors,
    correlationId,
  };
}
