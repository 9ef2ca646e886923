import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  Inject,
  Injectable,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { PageRenderer } from '../pages/page-renderer.js';
import { ServerLog } from '../server-log.js';
import { callerOf } from './caller.js';
import { isForMachines } from './machine-paths.js';
import { problemBody, type Problem } from './problem.js';
import { problemOf } from './problem-of.js';
import { FormRefused, Page, SeeOther } from './reply.js';

/** The one place where an error becomes an answer: problem+json for programs, a page for people. */
@Injectable()
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    @Inject(PageRenderer) private readonly pages: PageRenderer,
    @Inject(ServerLog) private readonly log: ServerLog,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    if (response.headersSent) return void response.destroy();
    if (error instanceof SeeOther) return response.redirect(303, error.location);
    if (error instanceof FormRefused) return this.show(request, response.status(422), error.page);
    this.answer(request, response, problemOf(error));
    const isOurFault = response.statusCode >= 500 && response.statusCode !== 503;
    if (isOurFault) this.log.failed(callerOf(request).requestId, error);
  }

  private answer(request: Request, response: Response, problem: Problem): void {
    const { requestId } = callerOf(request);
    response.status(problem.status).set(problem.headers);
    if (isForMachines(request.path)) {
      response.type('application/problem+json').json(problemBody(problem, requestId));
      return;
    }
    const { detail, status } = problem;
    this.show(request, response, new Page('problem/problem.njk', { status, detail, requestId }));
  }

  private show(request: Request, response: Response, page: Page): void {
    response.type('html').send(this.pages.html(callerOf(request), request.path, page));
  }
}
