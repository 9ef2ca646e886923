import type { Recorded } from '@ledger/kernel';
import { LiveMarks } from './live-marks.js';

const template = (providerId: string, placementId: string) =>
  ({ data: { providerId, placementId }, meta: {} }) as unknown as Recorded;

describe('live marks', () => {
  it('are of two providers where two follow each other, whatever order the log has them in', () => {
    const marks = new LiveMarks([
      ...['1', '2', '3'].map((id) => template('a', id)),
      ...['4', '5', '6'].map((id) => template('b', id)),
    ]);
    const made = Array.from({ length: 12 }, () => marks.next());
    const streams = made.map(({ streamId }) => streamId);
    streams.slice(1).forEach((stream, n) => expect(stream).not.toBe(streams[n]));
    expect(new Set(streams).size).toBe(4);
    expect(made.map(({ expectedRevision }) => expectedRevision).slice(0, 6)).toEqual([
      -1, -1, 0, 0, 1, 1,
    ]);
  });
});
