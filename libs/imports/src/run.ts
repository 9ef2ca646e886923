import { londonDateOf } from '@ledger/school-time';
import type { CommandMeta, References, WritePorts } from '@ledger/write-side';
import { v4 } from 'uuid';

/** Who imports, and in a simulated log when; the rest of the envelope the import itself knows. */
export type ImportMeta = Pick<CommandMeta, 'actor' | 'recordedAt' | 'correlationId' | 'onBehalfOf'>;

/** One import under way: what every kind needs besides its rows. */
export interface ImportRun {
  readonly ports: WritePorts;
  readonly references: References;
  /** Of the person who imports: it owns what a file says of no authority. */
  readonly organisation: string;
  /** Today in London by the log's clock. */
  readonly today: string;
  readonly fileHash: string;
  /** What a command for this row carries; `authority` owns the fact. */
  metaOf(row: number, authority: string): CommandMeta;
}

export interface RunFacts {
  readonly ports: WritePorts;
  readonly references: References;
  readonly meta: ImportMeta;
  readonly fileHash: string;
  /** Why a row puts right what was recorded. */
  readonly reason: string;
}

export function startRun({ ports, references, meta, fileHash, reason }: RunFacts): ImportRun {
  const correlationId = meta.correlationId ?? v4();
  const now = meta.recordedAt ?? ports.clock?.() ?? new Date().toISOString();
  return {
    ports,
    references,
    fileHash,
    organisation: meta.actor.organisation,
    today: londonDateOf(now),
    metaOf: (row, authority) => ({
      ...meta,
      authority,
      correlationId,
      // Never the same twice: what is recorded already is recognised by its content, so that a
      // file may come again after another one has changed what it says.
      requestId: v4(),
      correctionReason: reason,
      source: { fileHash, kind: 'import', row },
    }),
  };
}
