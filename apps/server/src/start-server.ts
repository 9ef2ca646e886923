import 'reflect-metadata';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { StandardSchemaValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Sessions } from '@ledger/access';
import type { RequestListener } from 'node:http';
import { ApiDescription } from './api/open-api.controller.js';
import { readBody } from './http/bodies.js';
import { badRequest } from './http/faults.js';
import { securityHeaders } from './http/headers.js';
import { policyRows } from './http/policy-rows.js';
import { onlyLoopbackNames, onlyOwnPages } from './http/same-site.js';
import { knowCaller } from './http/sessions.js';
import { type Ledger, SESSIONS } from './ledger-door.js';
import { onLoopback } from './listening.js';
import { openApiOf } from './open-api.js';
import { startLedgerJobs } from './operations/ledger-jobs.js';
import { Metrics } from './operations/metrics.js';
import { watch } from './operations/watch.js';
import { controllersOf } from './routes.js';
import { ServerLog } from './server-log.js';
import { serverModule } from './server.module.js';

export interface ServerOptions {
  /** 0: any free port. */
  readonly port: number;
  /** Of `api`, `web`, `projector` and `jobs`; others are none of the server's business. */
  readonly roles: readonly string[];
}

export interface RunningServer {
  /** http://localhost:PORT */
  readonly url: string;
  /** Stops listening, lets answers under way finish and hands over the projections. */
  close(): Promise<void>;
}

/**
 * Serves the ledger on both loopback addresses and runs its projections, as the roles say.
 * @throws Error when the port is in use or a route names no permission
 */
export async function startServer(ledger: Ledger, options: ServerOptions): Promise<RunningServer> {
  const roles = new Set(options.roles);
  const app = await built(ledger, roles);
  const listener = app.getHttpAdapter().getInstance() as RequestListener;
  const servers = await onLoopback(listener, options.port).catch(async (error: unknown) => {
    await app.close();
    throw error;
  });
  // Only now: where the server cannot listen, nothing is left running.
  const stop = new AbortController();
  const projecting = roles.has('projector') ? projected(app, ledger, stop.signal) : undefined;
  const log = app.get(ServerLog);
  const jobs = roles.has('jobs')
    ? startLedgerJobs(ledger, (error) => log.failed('jobs', error))
    : undefined;
  return {
    url: `http://localhost:${servers.port}`,
    async close() {
      stop.abort();
      await Promise.all([servers.close(), jobs?.close()]);
      await Promise.all([projecting, app.close()]);
    },
  };
}

/** A broken log stops the projections, and every figure with them; the server goes on to say so. */
function projected(app: NestExpressApplication, ledger: Ledger, signal: AbortSignal) {
  const failed = (error: unknown) => app.get(ServerLog).failed('projector', error);
  return ledger.readModel.run(signal).catch(failed);
}

async function built(ledger: Ledger, roles: ReadonlySet<string>): Promise<NestExpressApplication> {
  const controllers = controllersOf(roles);
  policyRows(controllers);
  const app = await NestFactory.create<NestExpressApplication>(serverModule(ledger, controllers), {
    bodyParser: false,
    logger: false,
    abortOnError: false,
  });
  app.disable('x-powered-by');
  app.set('case sensitive routing', true);
  app.set('query parser', 'simple');
  // An ETag is a stream's revision and nothing else.
  app.set('etag', false);
  app.useGlobalPipes(new StandardSchemaValidationPipe({ exceptionFactory: badRequest }));
  const gate = [
    knowCaller(app.get<Sessions>(SESSIONS), true),
    watch(app.get(ServerLog), app.get(Metrics)),
    ...securityHeaders(false),
    onlyLoopbackNames,
    onlyOwnPages,
    readBody,
  ];
  for (const step of gate) app.use(step);
  await app.init();
  const described = () => openApiOf(app, ledger.figures.values());
  if (roles.has('api')) app.get(ApiDescription).make = described;
  return app;
}
