import { Controller, Get, Param } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { writeCsv } from '@ledger/exports';
import { z } from 'zod';
import { opened, type OpenedEvent } from '../../api/opened-event.js';
import { AskedBy, type Caller, personOf } from '../../http/caller.js';
import { Needs } from '../../http/needs.js';
import { Problem } from '../../http/problem.js';
import { CsvFile, Page } from '../../http/reply.js';
import { type Ledger, TheLedger } from '../../ledger-door.js';
import { eventView, streamColumns, streamRows } from './event.view.js';

const Position = z.coerce.number().int().positive();

@ApiExcludeController()
@Controller('events')
export class EventPage {
  constructor(@TheLedger() private readonly ledger: Ledger) {}

  // Before the page itself, whose parameter would take the ending too.
  @Get(':position.csv')
  @Needs('follow-figures')
  async download(
    @AskedBy() caller: Caller,
    @Param('position', { schema: Position }) position: number,
  ): Promise<CsvFile> {
    const { stream } = await this.found(caller, position);
    return new CsvFile('events-of-the-stream', writeCsv(streamColumns, streamRows(stream)));
  }

  @Get(':position')
  @Needs('follow-figures')
  async show(
    @AskedBy() caller: Caller,
    @Param('position', { schema: Position }) position: number,
  ): Promise<Page> {
    const { event, stream } = await this.found(caller, position);
    return new Page('event/event.njk', eventView(event, stream));
  }

  private async found(
    caller: Caller,
    position: number,
  ): Promise<{ event: OpenedEvent; stream: readonly OpenedEvent[] }> {
    const [recorded] = await this.ledger.log.readAll(position - 1, 1);
    if (!recorded) throw new Problem(404, 'The log has no event at this position.');
    const events = await this.ledger.log.readStream(recorded.streamId);
    const stream = await opened(this.ledger, personOf(caller), events);
    const event = stream.find((one) => one.position === position);
    if (!event) throw new Error(`${recorded.streamId} does not hold its event ${position}`);
    return { event, stream };
  }
}
