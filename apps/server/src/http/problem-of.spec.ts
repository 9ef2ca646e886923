import { NotFoundException } from '@nestjs/common';
import { LogBusy, NotYetPlaced, Refusal } from '@ledger/kernel';
import { StaleRevision } from '@ledger/write-side';
import { problemBody } from './problem.js';
import { problemOf } from './problem-of.js';

describe('an error over HTTP', () => {
  it.each([
    [new Refusal('placement-not-ordered'), 409],
    [new Refusal('request-id-reused'), 422],
    [new StaleRevision('pupil-1', 3), 412],
    [new LogBusy(9), 503],
    [new NotYetPlaced(['e-1']), 202],
    [new NotFoundException(), 404],
    [Object.assign(new Error('body too big'), { status: 413 }), 413],
    [new Error('relation "secret" does not exist'), 500],
    ['a string', 500],
  ])('%s has its status', (error, status) => {
    expect(problemOf(error).status).toBe(status);
  });

  it('that nobody foresaw says nothing of itself', () => {
    const problem = problemOf(new Error('password of Zebedee'));
    expect(JSON.stringify(problemBody(problem, 'id'))).not.toMatch(/Zebedee|at /);
  });

  it('that is a refusal names its field and has a sentence', () => {
    const { errors } = problemOf(new Refusal('reason-needed', {}, 'reason'));
    expect(errors).toEqual([
      { pointer: '/reason', code: 'reason-needed', message: expect.stringMatching(/\.$/) },
    ]);
  });
});
