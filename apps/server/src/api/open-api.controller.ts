import { Controller, Get, Injectable } from '@nestjs/common';
import { ApiExcludeController, type OpenAPIObject } from '@nestjs/swagger';
import { Needs } from '../http/needs.js';

/** The description of the API, made once, when somebody asks: it takes longer than the start. */
@Injectable()
export class ApiDescription {
  /** Given when the routes are known. */
  make: (() => OpenAPIObject) | undefined;
  #made: OpenAPIObject | undefined;

  get document(): OpenAPIObject | undefined {
    return (this.#made ??= this.make?.());
  }
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
