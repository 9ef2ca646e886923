import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { z } from 'zod';
import { AskedBy, type Caller } from '../../http/caller.js';
import { Needs } from '../../http/needs.js';
import type { CsvFile, Page } from '../../http/reply.js';
import type { Asked } from '../../questions/question-field.js';
import { Questions } from '../../questions/questions.js';
import { historyQuestion } from './placement-history.view.js';

const PupilId = z.uuid();
const Parameters = z.record(z.string(), z.string());

@ApiExcludeController()
@Controller('pupils')
export class PlacementHistoryPage {
  constructor(@Inject(Questions) private readonly questions: Questions) {}

  // Before the page itself, whose parameter would take the ending too.
  @Get(':pupilId.csv')
  @Needs('follow-figures')
  download(
    @AskedBy() caller: Caller,
    @Param('pupilId', { schema: PupilId }) pupilId: string,
    @Query({ schema: Parameters }) asked: Asked,
  ): Promise<CsvFile> {
    return this.questions.csv(caller, historyQuestion(pupilId), asked);
  }

  @Get(':pupilId')
  @Needs('follow-figures')
  show(
    @AskedBy() caller: Caller,
    @Param('pupilId', { schema: PupilId }) pupilId: string,
    @Query({ schema: Parameters }) asked: Asked,
  ): Promise<Page> {
    return this.questions.page(caller, historyQuestion(pupilId), asked);
  }
}
