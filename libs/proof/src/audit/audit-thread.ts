import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { Part } from './audit.js';
import type { SpanAudited } from './audit-span.js';
import { Fault } from './fault.js';

const Answer = z.union([
  z.object({ failed: z.string() }),
  z.object({
    leaves: z.instanceof(Uint8Array),
    blocks: z.instanceof(Uint8Array),
    fault: Fault.exactOptional(),
  }),
]);

interface Asked {
  readonly resolve: (audited: SpanAudited) => void;
  readonly reject: (reason: Error) => void;
}

// Of what is short-lived, however much the main thread may have; the pieces of a copy, of which it
// holds a few, are outside the heap.
export const THREAD_LIMITS = { maxYoungGenerationSizeMb: 16 };

/** One thread that verifies spans, in the order in which it is asked. */
export class AuditThread {
  readonly #worker: Worker;
  readonly #asked: Asked[] = [];
  #gone: Error | undefined;

  /** @param given what the script is told of the log and where it is */
  constructor(script: URL, given: unknown) {
    this.#worker = new Worker(script, { workerData: given, resourceLimits: THREAD_LIMITS });
    this.#worker.on('message', (message) => this.#answer(Answer.parse(message)));
    this.#worker.on('error', (error: Error) => this.#end(error));
    this.#worker.on('exit', () => this.#end(new Error('The auditing thread ended.')));
  }

  /** @throws Error when the database cannot be read, or the thread has ended */
  audit(part: Part): Promise<SpanAudited> {
    if (this.#gone) return Promise.reject(this.#gone);
    const audited = new Promise<SpanAudited>((resolve, reject) => {
      this.#asked.push({ resolve, reject });
    });
    // Whoever stopped at an earlier span's fault does not look at this one's.
    audited.catch(() => undefined);
    this.#worker.postMessage(part);
    return audited;
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #answer(answer: z.infer<typeof Answer>): void {
    const asked = this.#asked.shift();
    if ('failed' in answer) asked?.reject(new Error(answer.failed));
    else asked?.resolve(answer);
  }

  #end(reason: Error): void {
    this.#gone ??= reason;
    for (const { reject } of this.#asked.splice(0)) reject(reason);
  }
}
