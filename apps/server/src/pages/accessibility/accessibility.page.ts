import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Needs } from '../../http/needs.js';
import { Page } from '../../http/reply.js';

@ApiExcludeController()
@Controller('accessibility')
export class AccessibilityPage {
  @Get()
  @Needs('anyone')
  show(): Page {
    return new Page('accessibility/accessibility.njk', {});
  }
}
