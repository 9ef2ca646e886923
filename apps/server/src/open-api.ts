import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

const description =
  'Immutable events of alternative-provision placements, and the figures projected from them. ' +
  'Errors are application/problem+json. Queries take on, knownAt and minPosition. Without an ' +
  'identity provider the server listens on loopback only, and a call without a session acts as ' +
  'the operator of the machine.';

/** The API as OpenAPI 3.1, from the schemas that the routes parse with. */
export function openApiOf(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Placement Ledger')
    .setDescription(description)
    .setVersion('1')
    .build();
  return SwaggerModule.createDocument(app, config);
}
