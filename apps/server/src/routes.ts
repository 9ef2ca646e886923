import type { Type } from '@nestjs/common';
import { EventsController } from './api/events.controller.js';
import { FiguresController } from './api/figures.controller.js';
import { ImportsController } from './api/imports.controller.js';
import { LookupsController } from './api/lookups.controller.js';
import { OpenApiController } from './api/open-api.controller.js';
import { commandController } from './commands/command.controller.js';
import { doors } from './commands/doors.js';
import { AssetsController } from './http/assets.controller.js';
import { HealthController } from './operations/health.controller.js';
import { MetricsController } from './operations/metrics.controller.js';
import { SignInPage } from './pages/sign-in/sign-in.page.js';

/** A part of the server that may run without the others. */
export type ServedRole = 'api' | 'web';

const always: readonly Type[] = [HealthController, MetricsController];

const api = (): readonly Type[] => [
  FiguresController,
  EventsController,
  LookupsController,
  ImportsController,
  OpenApiController,
  ...doors.map(commandController),
];

const web = (): readonly Type[] => [AssetsController, SignInPage];

/** The controllers of these roles. */
export function controllersOf(roles: ReadonlySet<string>): readonly Type[] {
  return [...always, ...(roles.has('api') ? api() : []), ...(roles.has('web') ? web() : [])];
}
