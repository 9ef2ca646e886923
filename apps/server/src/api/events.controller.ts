import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import { AskedBy, type Caller, personOf } from '../http/caller.js';
import { Needs } from '../http/needs.js';
import { Problem } from '../http/problem.js';
import { type Ledger, TheLedger } from '../ledger-door.js';
import { etagOf } from './etag.js';
import { opened, type OpenedEvent } from './opened-event.js';

const Position = z.coerce.number().int().positive();

@ApiTags('events')
@Controller('api/v1')
export class EventsController {
  constructor(@TheLedger() private readonly ledger: Ledger) {}

  @Get('streams/:id')
  @Needs('follow-figures')
  @ApiOperation({ operationId: 'readStream', summary: 'The events of one stream, in order' })
  async stream(
    @AskedBy() caller: Caller,
    @Param('id') streamId: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ streamId: string; revision: number; events: readonly OpenedEvent[] }> {
    const recorded = await this.ledger.log.readStream(streamId);
    const revision = recorded.at(-1)?.revision;
    if (revision === undefined) throw new Problem(404, 'Nothing is recorded in this stream.');
    response.setHeader('ETag', etagOf(revision));
    const events = await opened(this.ledger, personOf(caller), recorded);
    return { streamId, revision, events };
  }

  @Get('events/:position')
  @Needs('follow-figures')
  @ApiOperation({ operationId: 'readEvent', summary: 'One event by its position in the log' })
  async event(
    @AskedBy() caller: Caller,
    @Param('position', { schema: Position }) position: number,
  ): Promise<OpenedEvent> {
    const recorded = await this.ledger.log.readAll(position - 1, 1);
    const [event] = await opened(this.ledger, personOf(caller), recorded);
    if (!event) throw new Problem(404, 'The log has no event at this position.');
    return event;
  }
}
