import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Needs } from '../http/needs.js';
import { Problem } from '../http/problem.js';
import { type Ledger, TheLedger } from '../ledger-door.js';

/** A projection this many events behind the log is not ready to answer. */
const MOST_BEHIND = 100_000;

@ApiTags('operations')
@Controller('health')
export class HealthController {
  constructor(@TheLedger() private readonly ledger: Ledger) {}

  @Get('live')
  @Needs('anyone')
  @ApiOperation({ operationId: 'live', summary: 'The process answers' })
  live() {
    return { status: 'ok' };
  }

  @Get('ready')
  @Needs('anyone')
  @ApiOperation({ operationId: 'ready', summary: 'The database answers and projections keep up' })
  async ready() {
    const projections = await this.ledger.readModel.status().catch(notReady);
    const behind = projections.filter(({ lag }) => lag > MOST_BEHIND).map(({ name }) => name);
    if (behind.length > 0) throw new Problem(503, `Far behind the log: ${behind.join(', ')}.`);
    return { status: 'ok' };
  }
}

function notReady(): never {
  throw new Problem(503, 'The database does not answer.', { headers: { 'Retry-After': '5' } });
}
