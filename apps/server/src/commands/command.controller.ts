import {
  Body,
  Controller,
  Headers,
  HttpCode,
  Inject,
  Param,
  Post,
  Res,
  type Type,
} from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Answer } from '@ledger/write-side';
import type { Response } from 'express';
import { z } from 'zod';
import { schemaOf } from '../api/json-schema.js';
import { etagOf } from '../api/etag.js';
import { AskedBy, type Caller } from '../http/caller.js';
import { Needs } from '../http/needs.js';
import { type CommandDoor, type CommandRoute, kebab } from './command-door.js';
import { type CommandBody, commandBody } from './command-request.js';
import { Commands } from './commands.js';

const CommandAnswer = z.object({
  position: z.int(),
  revision: z.int(),
  outcome: z.enum(['recorded', 'unchanged']),
  eventIds: z.array(z.uuid()),
});
type CommandAnswer = z.infer<typeof CommandAnswer>;

/** What a route's decorators bind, in the order of `bindings` below. */
type Given = [string, CommandBody, Readonly<Record<string, string>>, Caller, Response];

/** A controller with one route for each command of the aggregate, each with its own schema. */
export function commandController(door: CommandDoor): Type {
  class CommandController {
    constructor(readonly commands: Commands) {}
  }
  Inject(Commands)(CommandController, undefined, 0);
  for (const route of door.commands) addRoute(CommandController, door, route);
  ApiTags(door.category)(CommandController);
  Controller(`api/v1/${door.category}`)(CommandController);
  return CommandController;
}

function addRoute(
  controller: Type<{ commands: Commands }>,
  door: CommandDoor,
  route: CommandRoute,
) {
  const { prototype } = controller as { prototype: object };
  const ask = async function (this: { commands: Commands }, ...given: Given) {
    const [id, body, headers, caller, response] = given;
    const asked = { id, type: route.type, body, caller, headers: headersOf(headers) };
    return answered(await this.commands.ask(door, asked), response);
  };
  // The framework finds a route's parameters by the name of its function.
  const value = Object.defineProperty(ask, 'name', { value: route.type });
  Object.defineProperty(prototype, route.type, { value, configurable: true });
  const types = [String, Object, Object, Object, Object];
  Reflect.defineMetadata('design:paramtypes', types, prototype, route.type);
  bindings(route).forEach((bind, index) => bind(prototype, route.type, index));
  const descriptor = { value, configurable: true };
  for (const mark of marks(door, route)) mark(prototype, route.type, descriptor);
}

const bindings = ({ type, data }: CommandRoute): readonly ParameterDecorator[] => [
  Param('id'),
  Body({ schema: commandBody(data).meta({ id: type }) }),
  Headers(),
  AskedBy(),
  Res({ passthrough: true }),
];

const marks = ({ category, idMeans }: CommandDoor, { type }: CommandRoute): MethodDecorator[] => [
  Post(`:id/${kebab(type)}`),
  HttpCode(200),
  Needs('record'),
  ApiOperation({ operationId: type, summary: `${type}: id is ${idMeans}`, tags: [category] }),
  ApiOkResponse({ schema: schemaOf(CommandAnswer), description: 'With the revision as ETag' }),
  ApiHeader({
    name: 'Idempotency-Key',
    required: true,
    description: 'A UUID or up to 200 characters',
  }),
  ApiHeader({ name: 'If-Match', required: false, description: 'The revision seen, such as "3"' }),
  ApiHeader({ name: 'Recorded-At', required: false, description: 'Simulated logs only' }),
];

const headersOf = (headers: Readonly<Record<string, string>>) => ({
  idempotencyKey: headers['idempotency-key'],
  ifMatch: headers['if-match'],
  recordedAt: headers['recorded-at'],
});

function answered(answer: Answer, response: Response): CommandAnswer {
  const { position, revision, outcome, events } = answer;
  response.setHeader('ETag', etagOf(revision));
  return { position, revision, outcome, eventIds: events.map(({ eventId }) => eventId) };
}
