import type { OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';

type Components = NonNullable<OpenAPIObject['components']>;
export type JsonSchema = NonNullable<Components['schemas']>[string];

/** A zod schema as OpenAPI 3.1 writes it: what may be sent. */
export const schemaOf = (schema: z.ZodType) =>
  z.toJSONSchema(schema, { io: 'input' }) as JsonSchema;
