import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { aggregates, type Recorder } from '../aggregates.js';
import type { WritePorts } from '../contract.js';
import { AskLedgerHandler } from './ask-ledger.handler.js';

@Module({})
export class WriteSideModule {}

/** Nest's CommandBus with a handler of `AskLedger`; import it once, at the root. */
export function writeSideModule(
  ports: WritePorts,
  recorders: readonly Recorder[] = aggregates,
): DynamicModule {
  return {
    module: WriteSideModule,
    imports: [CqrsModule.forRoot()],
    providers: [
      { provide: AskLedgerHandler, useFactory: () => new AskLedgerHandler(ports, recorders) },
    ],
    exports: [CqrsModule],
  };
}
