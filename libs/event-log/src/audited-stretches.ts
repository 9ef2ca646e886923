import { LogBroken, type Span, type Stretch } from '@ledger/kernel';
import { AUDITED_COLUMNS, AuditedEvent } from './audited-event.js';
import { int8 } from './leaves/entry-bytes.js';
import { type Field, Tuples } from './leaves/tuples.js';

// Enough that a stretch is worth its trouble, little enough that memory stays small.
const STRETCH_BYTES = 1_000_000;
const TUPLE_HEAD_BYTES = 6;

/**
 * The wanted events of a span whose leaves somebody else compares, from its binary copy. That no
 * event is missing is looked at here only where every type is read.
 * @throws LogBroken at the first position that is missing or stands where it should not
 */
export async function* auditedStretches(
  copied: AsyncIterable<Buffer>,
  span: Span,
): AsyncGenerator<Stretch> {
  const events = new AuditedEvents(span);
  for await (const bytes of copied) {
    events.take(bytes);
    if (events.bytes >= STRETCH_BYTES) yield events.stretch();
  }
  events.end();
  yield events.stretch();
}

class AuditedEvents {
  bytes = 0;
  readonly #tuples = new Tuples(AUDITED_COLUMNS);
  readonly #isWhole: boolean;
  #events: AuditedEvent[] = [];
  #reached: number;

  constructor(private readonly span: Span) {
    this.#reached = span.after;
    this.#isWhole = (span.unwanted ?? []).length === 0;
  }

  take(bytes: Buffer): void {
    this.bytes += bytes.length;
    this.#tuples.take(bytes, this.#add);
  }

  end(): void {
    const { until } = this.span;
    if (this.#isWhole && this.#reached < until)
      throw new LogBroken(this.#reached + 1, 'the event is missing');
    this.#reached = until;
  }

  stretch(): Stretch {
    const stretch = { events: this.#events, to: this.#reached };
    this.#events = [];
    this.bytes = 0;
    return stretch;
  }

  readonly #add = (bytes: Buffer): void => {
    const [at, name] = this.#tuples.fields as readonly [Field, Field];
    const position = int8(bytes, at.begin);
    this.#assertFollows(position);
    this.#reached = position;
    const type = typeIn(bytes.toString('utf8', name.begin, name.begin + name.length));
    if (!this.span.wants(type)) return;
    this.#events.push(new AuditedEvent(type, bytes, at.begin - TUPLE_HEAD_BYTES));
  };

  #assertFollows(position: number): void {
    const expected = this.#reached + 1;
    if (this.#isWhole ? position === expected : position >= expected) return;
    throw new LogBroken(expected, `position ${position} stands there`);
  }
}

// There are few types: each is one text, so that to tell two apart is quick.
const types = new Map<string, string>();

function typeIn(text: string): string {
  const known = types.get(text);
  if (known !== undefined) return known;
  types.set(text, text);
  return text;
}
