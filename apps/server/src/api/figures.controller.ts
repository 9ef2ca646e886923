import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { answerFigure, type FigureResult } from '@ledger/ledger';
import { z } from 'zod';
import { AskedBy, type Caller, personOf } from '../http/caller.js';
import { Needs } from '../http/needs.js';
import { readAs } from '../http/read-as.js';
import { type Ledger, TheLedger } from '../ledger-door.js';

const Parameters = z.record(z.string(), z.string());

@ApiTags('figures')
@Controller('api/v1/figures')
export class FiguresController {
  constructor(@TheLedger() private readonly ledger: Ledger) {}

  @Get()
  @Needs('read-figures')
  @ApiOperation({ operationId: 'listFigures', summary: 'The figures that may be asked for' })
  list() {
    const figures = [...this.ledger.figures.values()];
    return { figures: figures.map(({ name, question, columns }) => ({ name, question, columns })) };
  }

  @Get(':name')
  @Needs('read-figures')
  @ApiOperation({ operationId: 'answerFigure', summary: 'A figure, true on a date, as known at' })
  answer(
    @AskedBy() caller: Caller,
    @Param('name') name: string,
    @Query({ schema: Parameters }) asked: z.infer<typeof Parameters>,
  ): Promise<FigureResult> {
    const person = personOf(caller);
    return answerFigure(readAs(person, this.ledger), { name, asked, scope: person.scope });
  }
}
