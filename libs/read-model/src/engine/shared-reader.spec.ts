import { LogBroken, type Recorded } from '@ledger/kernel';
import { ListLog, recordedFrom } from '../testing/index.js';
import { SharedReader } from './shared-reader.js';

const put = { type: 'Put' as const, data: { key: '801' }, streamId: 'a' };
const events = recordedFrom([put, put, put, put]);

/** A log that counts its reads, of a process that appended these itself. */
class CountedLog extends ListLog {
  reads = 0;

  constructor(readonly own: readonly Recorded[]) {
    super(events);
  }

  override readAll(after: number, limit: number): Promise<readonly Recorded[]> {
    this.reads += 1;
    return super.readAll(after, limit);
  }

  justAppended(after: number, limit: number): readonly Recorded[] {
    return this.own.filter(({ position }) => position > after).slice(0, limit);
  }
}

describe('who follows the head', () => {
  it('is handed what its own process appended, without a read', async () => {
    const log = new CountedLog(events.slice(1));
    const reader = new SharedReader(log);
    expect(await reader.next(1, 2)).toEqual(events.slice(1, 3));
    expect(await reader.next(3, 2)).toEqual(events.slice(3));
    expect(log.reads).toBe(0);
  });

  it('reads what others appended', async () => {
    const log = new CountedLog([]);
    expect(await new SharedReader(log).next(1, 2)).toEqual(events.slice(1, 3));
    expect(log.reads).toBe(1);
  });

  it('is never handed what leaves a hole', async () => {
    const reader = new SharedReader(new CountedLog(events.slice(2)));
    await expect(reader.next(1, 9)).rejects.toThrow(LogBroken);
  });
});
