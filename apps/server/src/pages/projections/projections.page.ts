import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { writeCsv } from '@ledger/exports';
import { Needs } from '../../http/needs.js';
import { CsvFile, Page } from '../../http/reply.js';
import { type Ledger, TheLedger } from '../../ledger-door.js';
import {
  parkedColumns,
  parkedRows,
  projectionsView,
  statusColumns,
  statusRows,
} from './projections.view.js';

@ApiExcludeController()
@Controller()
export class ProjectionsPage {
  constructor(@TheLedger() private readonly ledger: Ledger) {}

  @Get('projections')
  @Needs('watch-projections')
  async show(): Promise<Page> {
    const { readModel, log } = this.ledger;
    const [status, head] = await Promise.all([readModel.status(), log.head()]);
    return new Page('projections/projections.njk', projectionsView(status, head.position));
  }

  @Get('projections.csv')
  @Needs('watch-projections')
  async download(): Promise<CsvFile> {
    const rows = statusRows(await this.ledger.readModel.status());
    return new CsvFile('projections', writeCsv(statusColumns, rows));
  }

  @Get('projections/parked.csv')
  @Needs('watch-projections')
  async parked(): Promise<CsvFile> {
    const rows = parkedRows(await this.ledger.readModel.status());
    return new CsvFile('parked-streams', writeCsv(parkedColumns, rows));
  }
}
