import type { ReadStored, StoredEvent } from '@ledger/event-log';
import { LogBroken } from '@ledger/kernel';

const PAGE = 2_000;

/**
 * All events after `after`, up to and with `end`, page by page; the next page is on its way while
 * one is worked on. What stands before a fault is given before it is thrown.
 * @throws LogBroken at a position that is missing or taken twice, and where time runs backwards
 */
export async function* storedPages(
  read: ReadStored,
  { after, end }: { readonly after: number; readonly end: number },
): AsyncGenerator<readonly StoredEvent[]> {
  const ask = (from: number) => read(from, Math.min(PAGE, end - from));
  let next = after < end ? ask(after) : undefined;
  let last: Place = { position: after, recordedAt: '' };
  while (next) {
    const { page, fault } = inOrder(await next, last);
    last = page.at(-1) ?? last;
    next = last.position < end && !fault ? ask(last.position) : undefined;
    // If the caller stops before it is awaited, its failure concerns nobody.
    next?.catch(() => undefined);
    yield page;
    if (fault) throw fault;
  }
}

type Place = Pick<StoredEvent, 'position' | 'recordedAt'>;

function inOrder(
  events: readonly StoredEvent[],
  before: Place,
): { readonly page: readonly StoredEvent[]; readonly fault?: LogBroken } {
  if (events.length === 0) {
    return { page: [], fault: new LogBroken(before.position + 1, 'the event is missing') };
  }
  let last = before;
  for (const [n, event] of events.entries()) {
    const reason = faultAfter(last, event);
    if (reason)
      return { page: events.slice(0, n), fault: new LogBroken(last.position + 1, reason) };
    last = event;
  }
  return { page: events };
}

function faultAfter(last: Place, { position, recordedAt }: Place): string | undefined {
  if (position !== last.position + 1) return `position ${position} stands there`;
  // One form of text for every instant, so text compares as time.
  return recordedAt > last.recordedAt
    ? undefined
    : 'it was recorded no later than the event before it';
}
