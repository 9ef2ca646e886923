import type { DynamicModule, Provider, Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { demonstrationIdentity, memorySessions } from '@ledger/access';
import { writeSideModule } from '@ledger/write-side/module';
import { ApiDescription } from './api/open-api.controller.js';
import { Commands } from './commands/commands.js';
import { AccessGuard } from './http/access.guard.js';
import { ProblemFilter } from './http/problem.filter.js';
import { ReplyInterceptor } from './http/reply.interceptor.js';
import { IDENTITY, LEDGER, type Ledger, SESSIONS } from './ledger-door.js';
import { Importing } from './imports/importing.js';
import { Metrics } from './operations/metrics.js';
import { PupilFinder } from './pages/find-pupil/pupil-finder.js';
import { PageRenderer } from './pages/page-renderer.js';
import { Questions } from './questions/questions.js';
import { ServerLog } from './server-log.js';

class ServerModule {}

const everywhere: readonly Provider[] = [
  { provide: APP_GUARD, useClass: AccessGuard },
  { provide: APP_FILTER, useClass: ProblemFilter },
  { provide: APP_INTERCEPTOR, useClass: ReplyInterceptor },
];

/** The one module: the routes, and what they need. */
export function serverModule(ledger: Ledger, controllers: readonly Type[]): DynamicModule {
  return {
    module: ServerModule,
    imports: [writeSideModule(ledger)],
    controllers: [...controllers],
    providers: [
      { provide: LEDGER, useValue: ledger },
      { provide: SESSIONS, useFactory: () => memorySessions() },
      { provide: IDENTITY, useValue: demonstrationIdentity },
      { provide: ServerLog, useFactory: () => new ServerLog(ledger.settings.logLevel) },
      ApiDescription,
      Commands,
      Importing,
      Metrics,
      PageRenderer,
      PupilFinder,
      Questions,
      ...everywhere,
    ],
  };
}
