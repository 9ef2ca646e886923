import { Body, Controller, Get, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { writeCsv } from '@ledger/exports';
import { importKinds, template } from '@ledger/imports';
import type { Request } from 'express';
import { z } from 'zod';
import { AskedBy, type Caller, sessionOf } from '../../http/caller.js';
import { Needs } from '../../http/needs.js';
import { CsvFile, FormRefused, Page, SeeOther } from '../../http/reply.js';
import { uploadOf } from '../../http/upload.js';
import { paths } from '../paths.js';
import { Importing } from '../../imports/importing.js';
import { importsView, noticeColumns, receiptView } from './imports.view.js';
import { keep, keptImport } from './kept-import.js';

const Form = z.object({ kind: z.string().default(''), csrf: z.string() });
const page = (asked: { kind?: string; fault?: string }) =>
  new Page('imports/imports.njk', importsView([...importKinds.values()], asked));

@ApiExcludeController()
@Controller('imports')
export class ImportsPage {
  constructor(@Inject(Importing) private readonly importing: Importing) {}

  @Get()
  @Needs('import')
  show(): Page {
    return page({});
  }

  @Get('templates/:kind.csv')
  @Needs('import')
  template(@Param('kind') kind: string): CsvFile {
    return new CsvFile(kind, template(kind));
  }

  /** Judges the file and records nothing yet. */
  @Post()
  @Needs('import')
  async check(
    @AskedBy() caller: Caller,
    @Body({ schema: Form }) { kind }: z.infer<typeof Form>,
    @Req() request: Request,
  ): Promise<never> {
    const upload = uploadOf(request);
    if (!importKinds.has(kind)) throw new FormRefused(page({ fault: 'kind' }));
    if (!upload) throw new FormRefused(page({ kind, fault: 'file' }));
    const receipt = await this.importing.run(caller, { kind, ...upload, dryRun: true });
    const id = keep(sessionOf(caller), { kind, ...upload, receipt, recorded: false });
    throw new SeeOther(paths.importReceipt(id));
  }

  @Get('receipts/:id.csv')
  @Needs('import')
  notices(@AskedBy() { session }: Caller, @Param('id') id: string): CsvFile {
    const { receipt, kind } = keptImport(session, id);
    const rows = [...receipt.errors, ...receipt.warnings];
    return new CsvFile(`${kind}-errors-and-warnings`, writeCsv(noticeColumns, rows));
  }

  @Get('receipts/:id')
  @Needs('import')
  receipt(@AskedBy() { session }: Caller, @Param('id') id: string): Page {
    return new Page('imports/receipt.njk', receiptView(id, keptImport(session, id)));
  }

  /** Records the good rows of a file that was checked. */
  @Post('receipts/:id')
  @Needs('import')
  async submit(@AskedBy() caller: Caller, @Param('id') id: string): Promise<never> {
    const { content, ...checked } = keptImport(caller.session, id);
    if (content) {
      const receipt = await this.importing.run(caller, { ...checked, content, dryRun: false });
      keep(sessionOf(caller), { ...checked, receipt, recorded: true }, id);
    }
    throw new SeeOther(paths.importReceipt(id));
  }
}
