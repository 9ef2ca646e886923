import { type EventMeta, LogBroken, type Recorded, type SealedPart } from '@ledger/kernel';

/** The texts of an event, cut out of a larger one; `sealed` is null when it seals nothing. */
export interface CopiedTexts {
  readonly position: number;
  readonly type: string;
  readonly streamId: string;
  readonly revision: number;
  readonly eventId: string;
  readonly schemaVersion: number;
  readonly recordedAt: string;
  readonly envelope: string;
  readonly data: string;
  readonly sealed: string | null;
}

/** An event whose texts are parsed when somebody looks at them: most projections need few. */
export class CopiedEvent implements Recorded {
  readonly position: number;
  readonly type: string;
  readonly revision: number;
  readonly schemaVersion: number;
  #data: object | undefined;
  #meta: EventMeta | undefined;
  #sealed: readonly SealedPart[] | undefined;

  constructor(private readonly texts: CopiedTexts) {
    this.position = texts.position;
    this.type = texts.type;
    this.revision = texts.revision;
    this.schemaVersion = texts.schemaVersion;
  }

  get streamId(): string {
    return apart(this.texts.streamId);
  }
  get eventId(): string {
    return apart(this.texts.eventId);
  }
  get recordedAt(): string {
    return apart(this.texts.recordedAt);
  }
  get data(): object {
    return (this.#data ??= this.#parsed<object>(this.texts.data));
  }
  get meta(): EventMeta {
    return (this.#meta ??= this.#parsed<EventMeta>(this.texts.envelope));
  }
  get sealed(): readonly SealedPart[] {
    const { sealed } = this.texts;
    return (this.#sealed ??= sealed === null ? NONE : this.#parsed<readonly SealedPart[]>(sealed));
  }

  #parsed<T>(text: string): T {
    try {
      return JSON.parse(text) as T;
    } catch {
      throw new LogBroken(this.position, 'its text is not JSON');
    }
  }
}

const NONE: readonly SealedPart[] = [];

// A text that was cut out keeps the whole in memory; one that may be kept for long stands apart.
const apart = (text: string): string => Buffer.from(text).toString();
