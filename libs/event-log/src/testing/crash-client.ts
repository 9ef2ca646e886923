import { setTimeout as sleep } from 'node:timers/promises';
import { type Child, startChild } from '@ledger/postgres/testing';
import type { Acknowledged } from './crash-account.js';

const program = new URL('./crash-application.ts', import.meta.url);

interface Writer {
  readonly streamId: string;
  revision: number | 'none';
  /** The request that has no answer yet. */
  pending: string | undefined;
  asked: number;
}

export interface CrashClientOptions {
  readonly dataDir: string;
  /** Names its streams, so that several clients work side by side. */
  readonly name: string;
  readonly random: () => number;
  readonly acknowledged: Map<string, Acknowledged>;
}

/**
 * A client of an application that is killed again and again. Eight writers, each with a stream of its
 * own and one request at a time; what had no answer is asked again, with the same id, of the next.
 */
export class CrashClient {
  readonly #writers: readonly Writer[];

  constructor(readonly options: CrashClientOptions) {
    this.#writers = Array.from({ length: 8 }, (_, n) => ({
      ...{ streamId: `${options.name}-${n}`, revision: 'none' as const },
      ...{ pending: undefined, asked: 0 },
    }));
  }

  /** Works with an application until it is killed: at a random moment, or by its own hand. */
  async outlive(mode: 'at-random' | 'before-reply' | 'eager'): Promise<void> {
    const { random, dataDir } = this.options;
    const own = mode === 'before-reply' ? String(1 + Math.floor(random() * 24)) : mode;
    const child = startChild(program, [dataDir, own]);
    await child.line();
    const talked = this.#talk(child, true).catch(() => undefined);
    if (mode !== 'before-reply') {
      await sleep(random() * 60);
      child.process.kill('SIGKILL');
    }
    await child.end();
    await talked;
  }

  /** Has every request that is open answered by an application that lives. */
  async settle(): Promise<void> {
    const child = startChild(program, [this.options.dataDir, '']);
    await child.line();
    await this.#talk(child, false);
    await child.end('SIGKILL');
  }

  /** Asks and listens; ends when nothing is open. @throws Error when the application is gone */
  async #talk(child: Child, goesOn: boolean): Promise<void> {
    child.process.stdin?.on('error', () => undefined);
    for (const writer of this.#writers) if (goesOn || writer.pending) this.#ask(child, writer);
    while (this.#writers.some(({ pending }) => pending)) {
      const writer = this.#hear(await child.line());
      if (goesOn && writer) this.#ask(child, writer);
    }
  }

  #ask(child: Child, writer: Writer): void {
    writer.pending ??= `${writer.streamId}-request-${(writer.asked += 1)}`;
    child.process.stdin?.write(`${writer.pending} ${writer.streamId} ${writer.revision}\n`);
  }

  #hear(line: string): Writer | undefined {
    const [requestId = '', revision] = line.split(' ');
    const writer = this.#writers.find(({ pending }) => pending === requestId);
    if (!writer) return undefined;
    writer.pending = undefined;
    writer.revision = Number(revision);
    this.options.acknowledged.set(requestId, { ...writer, revision: writer.revision });
    return writer;
  }
}
