import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { writeCsv } from '@ledger/exports';
import { catalogue } from '@ledger/ledger';
import { Needs } from '../../http/needs.js';
import { CsvFile, Page } from '../../http/reply.js';
import { catalogueColumns, eventCatalogueView } from './event-catalogue.view.js';

@ApiExcludeController()
@Controller()
export class EventCataloguePage {
  @Get('event-catalogue')
  @Needs('anyone')
  show(): Page {
    return new Page('event-catalogue/event-catalogue.njk', eventCatalogueView(catalogue()));
  }

  @Get('event-catalogue.csv')
  @Needs('anyone')
  download(): CsvFile {
    return new CsvFile('event-catalogue', writeCsv(catalogueColumns, catalogue()));
  }
}
