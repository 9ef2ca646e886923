import { Controller, Get, Header, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiConsumes, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { importFile, importKinds, type ImportReceipt, template } from '@ledger/imports';
import type { Request } from 'express';
import { z } from 'zod';
import { actorOf } from '../commands/commands.js';
import { AskedBy, type Caller, personOf } from '../http/caller.js';
import { Needs } from '../http/needs.js';
import { MOST_BYTES, MOST_ROWS, uploadOf } from '../http/upload.js';
import { type Ledger, TheLedger } from '../ledger-door.js';

const Options = z.strictObject({ dryRun: z.enum(['true', 'false']).default('false') });

@ApiTags('imports')
@Controller('api/v1/imports')
export class ImportsController {
  constructor(@TheLedger() private readonly ledger: Ledger) {}

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
  @ApiQuery({ name: 'dryRun', required: false, enum: ['true', 'false'] })
  @ApiOperation({ operationId: 'importFile', summary: 'Imports a CSV file: 20,000 rows or 10 MB' })
  receive(
    @AskedBy() caller: Caller,
    @Param('kind') kind: string,
    @Query({ schema: Options }) { dryRun }: z.infer<typeof Options>,
    @Req() request: Request,
  ): Promise<ImportReceipt> {
    const upload = uploadOf(request);
    const { reason } = (request.body ?? {}) as { reason?: string };
    return importFile(this.ledger, {
      kind,
      content: upload ? pieces(upload.content) : request,
      dryRun: dryRun === 'true',
      maxRows: MOST_ROWS,
      maxBytes: MOST_BYTES,
      meta: { actor: actorOf(personOf(caller)), correlationId: caller.requestId },
      ...(upload && { fileName: upload.fileName }),
      ...(reason && { reason }),
    });
  }
}

async function* pieces(content: Buffer): AsyncGenerator<Uint8Array> {
  yield content;
}
