import { Controller, Get, Injectable } from '@nestjs/common';
import { ApiExcludeController, type OpenAPIObject } from '@nestjs/swagger';
import { Needs } from '../http/needs.js';

/** The description of the API, made once when the routes are known. */
@Injectable()
export class ApiDescription {
  document: OpenAPIObject | undefined;
}

@ApiExcludeController()
@Controller('api')
export class OpenApiController {
  constructor(private readonly description: ApiDescription) {}

  @Get('openapi.json')
  @Needs('anyone')
  show() {
    return this.description.document;
  }
}
