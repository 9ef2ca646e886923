import {
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { map, type Observable } from 'rxjs';
import { PageRenderer } from '../pages/page-renderer.js';
import { callerOf } from './caller.js';
import { CsvFile, Page } from './reply.js';

/** Turns what a route returns into what is sent: a page into HTML, a table into a download. */
@Injectable()
export class ReplyInterceptor implements NestInterceptor {
  constructor(@Inject(PageRenderer) private readonly pages: PageRenderer) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Request>();
    const response = context.switchToHttp().getResponse<Response>();
    return next.handle().pipe(map((reply: unknown) => this.sent(request, response, reply)));
  }

  private sent(request: Request, response: Response, reply: unknown): unknown {
    if (reply instanceof Page) {
      response.type('html');
      return this.pages.html(callerOf(request), request.path, reply);
    }
    if (!(reply instanceof CsvFile)) return reply;
    response.type('text/csv').attachment(`${reply.name}.csv`);
    return reply.content;
  }
}
