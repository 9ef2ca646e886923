import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { PageRenderer } from '../pages/page-renderer.js';
import { Needs } from './needs.js';

const keptForEver = 'public, max-age=31536000, immutable';
const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" ' +
  'rx="4" fill="#1d3557"/><path d="M8 7h4v14h12v4H8z" fill="#fff"/></svg>';

/** What pages load; the stylesheet's address has its version in it. */
@ApiExcludeController()
@Controller('assets')
export class AssetsController {
  constructor(@Inject(PageRenderer) private readonly pages: PageRenderer) {}

  @Get('ledger.css')
  @Needs('anyone')
  @Header('Content-Type', 'text/css; charset=utf-8')
  @Header('Cache-Control', keptForEver)
  styles(): string {
    return this.pages.styles.css;
  }

  @Get('ledger.svg')
  @Needs('anyone')
  @Header('Content-Type', 'image/svg+xml')
  @Header('Cache-Control', keptForEver)
  icon(): string {
    return icon;
  }
}
