import { Controller, Get, Header, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiParam, ApiQuery, ApiTags } from '@nestjs/swagger';
import { importKinds, type ImportReceipt, template } from '@ledger/imports';
import type { Request } from 'express';
import { z } from 'zod';
import { RecordedAt } from '../commands/command-request.js';
import { AskedBy, type Caller } from '../http/caller.js';
import { parsed } from '../http/faults.js';
import { Needs } from '../http/needs.js';
import { uploadOf } from '../http/upload.js';
import { Importing } from '../imports/importing.js';

const Options = z.strictObject({ dryRun: z.enum(['true', 'false']).default('false') });

@ApiTags('imports')
@Controller('api/v1/imports')
export class ImportsController {
  constructor(@Inject(Importing) private readonly importing: Importing) {}

  @Get()
  @Needs('signed-in')
  @ApiOperation({ operationId: 'listImportKinds', summary: 'The kinds of file and their columns' })
  list() {
    const kinds = [...importKinds.values()];
    return {
      kinds: kinds.map(({ name, sentence, key, columns }) => ({
        ...{ kind: name, sentence, key },
        columns: Object.keys(columns),
      })),
    };
  }

  @Get(':kind/template')
  @Needs('signed-in')
  @Header('Content-Type', 'text/csv; charset=utf-8')
  @ApiOperation({ operationId: 'importTemplate', summary: 'A header line and one example row' })
  template(@Param('kind') kind: string): string {
    return template(kind);
  }

  @Post(':kind')
  @HttpCode(200)
  @Needs('import')
  @ApiConsumes('text/csv', 'multipart/form-data')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiParam({ name: 'kind', enum: [...importKinds.keys()] })
  @ApiQuery({ name: 'dryRun', required: false, enum: ['true', 'false'] })
  @ApiOperation({ operationId: 'importFile', summary: 'Imports a CSV file: 20,000 rows or 10 MB' })
  receive(
    @AskedBy() caller: Caller,
    @Query({ schema: Options }) { dryRun }: z.infer<typeof Options>,
    @Req() request: Request<{ kind: string }>,
  ): Promise<ImportReceipt> {
    const upload = uploadOf(request);
    const { reason } = (request.body ?? {}) as { reason?: string };
    return this.importing.run(caller, {
      kind: request.params.kind,
      content: upload?.content ?? request,
      dryRun: dryRun === 'true',
      recordedAt: parsed(RecordedAt, request.headers['recorded-at']),
      ...(upload && { fileName: upload.fileName }),
      ...(reason && { reason }),
    });
  }
}
