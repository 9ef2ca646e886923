import { memoryLog } from '@ledger/event-log';
import type { EventLog, Recorded } from '@ledger/kernel';
import { memoryVault, openEvents } from '@ledger/vault';
import type { WritePorts } from '@ledger/write-side';
import { importFile } from '../import-file.js';
import type { ImportRequest } from '../import-request.js';
import type { ImportReceipt } from '../receipt.js';

const actor = { id: 'ola', role: 'operator', organisation: '801' };

/** Imports text as a file would be; a line for each row. */
export type Import = (
  kind: string,
  lines: readonly string[],
  more?: Partial<ImportRequest>,
) => Promise<ImportReceipt>;

export interface MemoryLedger {
  readonly ports: WritePorts;
  readonly log: EventLog;
  readonly csv: Import;
  /** Every event but the claims of references, oldest first, opened. */
  events(): ReturnType<typeof opened>;
}

/** An empty ledger in memory, whose clock stands on 15 January 2026. */
export function memoryLedger(): MemoryLedger {
  const log = memoryLog();
  const vault = memoryVault({ logId: () => log.logId });
  const ports: WritePorts = { log, vault, clock: () => '2026-01-15T09:00:00.000000Z' };
  const csv: Import = (kind, lines, more) =>
    importFile(ports, {
      kind,
      content: bytesOf(`${lines.join('\n')}\n`),
      fileName: `${kind}.csv`,
      meta: { actor },
      ...more,
    });
  return { ports, log, csv, events: () => opened(ports) };
}

/** Text as the bytes of a file, in pieces of the size given. */
export async function* bytesOf(text: string | Buffer, size = 65_536): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text as string);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function opened({ log, vault }: WritePorts) {
  const all: Recorded[] = [];
  for (let page = await log.readAll(0, 1000); page.length > 0;) {
    all.push(...page);
    page = await log.readAll(all.length, 1000);
  }
  return openEvents(vault)(all.filter(({ type }) => type !== 'ReferenceClaimed'));
}
