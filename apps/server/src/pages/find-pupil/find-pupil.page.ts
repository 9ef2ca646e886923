import { Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { writeCsv } from '@ledger/exports';
import { z } from 'zod';
import { AskedBy, type Caller } from '../../http/caller.js';
import { Needs } from '../../http/needs.js';
import { CsvFile, FormRefused, Page } from '../../http/reply.js';
import { findPupilView, foundColumns } from './find-pupil.view.js';
import { PupilFinder } from './pupil-finder.js';

const Form = z.object({ looked: z.string().trim().max(200).default(''), csrf: z.string() });
type Form = z.infer<typeof Form>;

/** What is looked for is posted, so that no name is ever in an address. */
@ApiExcludeController()
@Controller()
export class FindPupilPage {
  constructor(@Inject(PupilFinder) private readonly finder: PupilFinder) {}

  @Get('pupils')
  @Needs('find-pupil')
  show(): Page {
    return new Page('find-pupil/find-pupil.njk', findPupilView({ looked: '' }));
  }

  @Post('pupils')
  @HttpCode(200)
  @Needs('find-pupil')
  async find(@AskedBy() caller: Caller, @Body({ schema: Form }) { looked }: Form): Promise<Page> {
    if (looked === '') throw new FormRefused(nothingAsked());
    const found = await this.finder.find(caller, looked);
    return new Page('find-pupil/find-pupil.njk', findPupilView({ looked, found }));
  }

  @Post('pupils.csv')
  @HttpCode(200)
  @Needs('find-pupil')
  async file(
    @AskedBy() caller: Caller,
    @Body({ schema: Form }) { looked }: Form,
  ): Promise<CsvFile> {
    return new CsvFile(
      'pupils-found',
      writeCsv(foundColumns, await this.finder.find(caller, looked)),
    );
  }
}

const nothingAsked = () =>
  new Page(
    'find-pupil/find-pupil.njk',
    findPupilView({ looked: '', fault: 'Enter what to look for' }),
  );
