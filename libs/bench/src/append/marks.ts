import { hash, randomUUID } from 'node:crypto';
import type { AppendRequest, EventToAppend } from '@ledger/kernel';
import { RegisterEvent } from '@ledger/register/events';

// A register of twenty children, as a session has.
const CHILDREN = 20;

/** A UUIDv7: ids of one time lie side by side in an index. */
export function freshId(): string {
  const time = Date.now().toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}

/** One caller's marks: register after register, each append naming the revision that it expects. */
export class Registers {
  #stream = '';
  #revision = -1;
  readonly #event = aMark();

  /** The next mark, one event; `appended` must be called before the next. */
  next(): AppendRequest {
    if (this.#stream === '' || this.#revision === CHILDREN - 1) {
      this.#stream = `register-${randomUUID()}-2025-11-05-AM`;
      this.#revision = -1;
    }
    const requestId = freshId();
    const { meta, ...event } = this.#event;
    return {
      requestId,
      requestHash: hash('sha256', requestId, 'hex'),
      streamId: this.#stream,
      expectedRevision: this.#revision,
      events: [
        {
          ...event,
          eventId: freshId(),
          meta: { ...meta, requestId, correlationId: requestId },
        },
      ],
    };
  }

  appended(): void {
    this.#revision += 1;
  }
}

/** A mark as the register's rules make it. */
export function aMark(): EventToAppend {
  const requestId = freshId();
  const { type, data } = RegisterEvent.parse({
    type: 'AttendanceMarked',
    data: {
      pupilId: randomUUID(),
      placementId: randomUUID(),
      providerId: randomUUID(),
      date: '2025-11-05',
      session: 'AM',
      code: '/',
    },
  });
  return {
    eventId: freshId(),
    type,
    schemaVersion: 1,
    data,
    sealed: [],
    meta: {
      authority: '801',
      effectiveOn: '2025-11-05',
      actor: { id: 'bench', role: 'operator', organisation: '801' },
      requestId,
      correlationId: requestId,
      source: { kind: 'command-line' },
    },
  };
}
