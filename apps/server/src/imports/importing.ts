import { Injectable } from '@nestjs/common';
import { importFile, type ImportReceipt } from '@ledger/imports';
import { actorOf } from '../commands/commands.js';
import { type Caller, personOf } from '../http/caller.js';
import { MOST_BYTES, MOST_ROWS } from '../http/upload.js';
import { type Ledger, TheLedger } from '../ledger-door.js';

export interface FileToImport {
  readonly kind: string;
  /** Bytes as they come, or all of them. */
  readonly content: AsyncIterable<Uint8Array> | Buffer;
  readonly fileName?: string;
  readonly reason?: string;
  readonly dryRun: boolean;
  /** Simulated logs only. */
  readonly recordedAt?: string | undefined;
}

/** Imports within what the browser and the API take in one file. */
@Injectable()
export class Importing {
  constructor(@TheLedger() private readonly ledger: Ledger) {}

  run(caller: Caller, { content, recordedAt, ...file }: FileToImport): Promise<ImportReceipt> {
    const who = { actor: actorOf(personOf(caller)), correlationId: caller.requestId };
    return importFile(this.ledger, {
      ...file,
      content: Buffer.isBuffer(content) ? whole(content) : content,
      maxRows: MOST_ROWS,
      maxBytes: MOST_BYTES,
      meta: { ...who, ...(recordedAt && { recordedAt }) },
    });
  }
}

async function* whole(content: Buffer): AsyncGenerator<Uint8Array> {
  yield content;
}
