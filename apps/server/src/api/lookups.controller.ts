import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ReferenceKind } from '@ledger/reference';
import type { Referent } from '@ledger/write-side';
import { z } from 'zod';
import { Needs } from '../http/needs.js';
import { Problem } from '../http/problem.js';
import { type Ledger, TheLedger } from '../ledger-door.js';

const Lookup = z
  .strictObject({ kind: ReferenceKind, ref: z.string().min(1).max(200) })
  .meta({ id: 'Lookup' });

/** An outside reference -> the id it stands for. A POST, so that references stay out of addresses. */
@ApiTags('lookups')
@Controller('api/v1/lookups')
export class LookupsController {
  constructor(@TheLedger() private readonly ledger: Ledger) {}

  @Post()
  @HttpCode(200)
  @Needs('find-pupil')
  @ApiOperation({ operationId: 'lookUp', summary: 'The id that an outside reference stands for' })
  async find(@Body({ schema: Lookup }) { kind, ref }: z.infer<typeof Lookup>): Promise<Referent> {
    const found = (await this.ledger.references.find(kind, [ref])).get(ref);
    if (!found) throw new Problem(404, `No ${kind} has this reference.`);
    return found;
  }
}
