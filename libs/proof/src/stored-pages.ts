import type { ReadStored, StoredEvent } from '@ledger/event-log';
import { LogBroken } from '@ledger/kernel';

const PAGE = 2_000;

/**
 * All events after `after`, up to and with `end`, page by page; the next page is on its way while
 * one is worked on. @throws LogBroken at a position that is missing or taken twice, and where time
 * runs backwards
 */
export async function* storedPages(
  read: ReadStored,
  { after, end }: { readonly after: number; readonly end: number },
): AsyncGenerator<readonly StoredEvent[]> {
  const ask = (from: number) => read(from, Math.min(PAGE, end - from));
  let next = after < end ? ask(after) : undefined;
  let [position, recordedAt] = [after, ''];
  while (next) {
    const page = await next;
    for (const event of page) {
      assertFollows(event, { position, recordedAt });
      ({ position, recordedAt } = event);
    }
    if (page.length === 0) throw new LogBroken(position + 1, 'the event is missing');
    next = position < end ? ask(position) : undefined;
    // If the caller stops before it is awaited, its failure concerns nobody.
    next?.catch(() => undefined);
    yield page;
  }
}

function assertFollows(
  event: StoredEvent,
  last: { readonly position: number; readonly recordedAt: string },
): void {
  const expected = last.position + 1;
  if (event.position !== expected) {
    throw new LogBroken(expected, `position ${event.position} stands there`);
  }
  // One form of text for every instant, so text compares as time.
  if (event.recordedAt <= last.recordedAt) {
    throw new LogBroken(expected, 'it was recorded no later than the event before it');
  }
}
