import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { Figure } from '@ledger/read-model';
import { z } from 'zod';
import { type JsonSchema, schemaOf } from './api/json-schema.js';

const description =
  'Immutable events of alternative-provision placements, and the figures projected from them. ' +
  'Errors are application/problem+json. Queries take on, knownAt and minPosition. Without an ' +
  'identity provider the server listens on loopback only, and a call without a session acts as ' +
  'the operator of the machine.';

type Paths = OpenAPIObject['paths'];
type Operation = NonNullable<Paths[string]['get']>;

const FigureSchema = z.object({
  figure: z.string(),
  on: z.iso.date(),
  knownAt: z.string().nullable(),
  position: z.int(),
  rows: z.array(z.looseObject({})),
  totals: z.looseObject({}),
});

const ProblemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  errors: z.array(z.object({ pointer: z.string(), code: z.string(), message: z.string() })),
  correlationId: z.string(),
});

/** The API as OpenAPI 3.1, from the schemas that the routes parse with. */
export function openApiOf(app: INestApplication, figures: Iterable<Figure>): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Placement Ledger')
    .setDescription(description)
    .setVersion('1')
    .build();
  const document = SwaggerModule.createDocument(app, config);
  const schemas = { ...document.components?.schemas, Problem: schemaOf(ProblemSchema) };
  const paths = withFigures(document.paths, [...figures]);
  return {
    ...document,
    paths: withProblems(paths),
    components: { ...document.components, schemas },
  };
}

/** One path for each figure, with its own parameters, in place of the one with a name in it. */
function withFigures(paths: Paths, figures: readonly Figure[]): Paths {
  const { '/api/v1/figures/{name}': any, ...others } = paths;
  const own = figures.map((figure) => {
    const get = { ...any?.get, ...operationOf(figure) } as Operation;
    return [`/api/v1/figures/${figure.name}`, { get }] as const;
  });
  return { ...others, ...Object.fromEntries(own) };
}

const frame = ['on', 'knownAt', 'minPosition'] as const;

const schema = schemaOf(FigureSchema);

function operationOf({ name, question, params }: Figure) {
  const { properties = {}, required = [] } = schemaOf(params) as {
    properties?: Readonly<Record<string, JsonSchema>>;
    required?: readonly string[];
  };
  // A pupil is asked for by the outside reference; what is not given here has a default.
  const named = Object.entries(properties).filter(([key]) => key !== 'on');
  const own = named.map(([key, value]) => ({
    ...{ name: key === 'pupilId' ? 'pupilRef' : key, in: 'query' as const, schema: value },
    required: required.includes(key),
  }));
  const common = frame.map((key) => ({ name: key, in: 'query' as const, required: false }));
  const answer = { description: 'The answer', content: { 'application/json': { schema } } };
  const parameters = [...own, ...common];
  return { operationId: name, summary: question, parameters, responses: { 200: answer } };
}

const problem = {
  description: 'What is wrong, RFC 9457',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

/** Each operation may answer with a problem. */
function withProblems(paths: Paths): Paths {
  const entries = Object.entries(paths).map(([path, item]) => {
    const methods = Object.entries(item as Readonly<Record<string, Operation>>);
    const told = methods.map(([method, operation]) => [
      method,
      { ...operation, responses: { ...operation.responses, default: problem } },
    ]);
    return [path, Object.fromEntries(told)];
  });
  return Object.fromEntries(entries) as Paths;
}
