import type { AppendOutcome, AppendRequest, EventLog, Recorded } from '@ledger/kernel';

/**
 * A log that forgets: it reads what is recorded and keeps in memory what is appended, so that a dry
 * run judges each row as the import itself would, after the rows before it. Of a very long file it
 * keeps the last 50,000 events. Positions are made up.
 */
export function rehearsalLog(log: EventLog): EventLog {
  const rehearsed = new Rehearsed();

  const readStreams: EventLog['readStreams'] = async (streamIds) => {
    const recorded = await log.readStreams(streamIds);
    return new Map(streamIds.map((id) => [id, [...(recorded.get(id) ?? []), ...rehearsed.of(id)]]));
  };
  const readStream: EventLog['readStream'] = async (streamId) =>
    (await readStreams([streamId])).get(streamId) ?? [];

  return {
    logId: log.logId,
    simulated: log.simulated,
    append: async (request) => rehearsed.append(request, await readStream(request.streamId)),
    readStream,
    readStreams,
    readAll: (after, limit) => log.readAll(after, limit),
    head: () => log.head(),
    positionAt: (instant) => log.positionAt(instant),
    waitPast: (after, timeoutMs) => log.waitPast(after, timeoutMs),
    close: () => Promise.resolve(),
  };
}

const AT_MOST_EVENTS = 50_000;

class Rehearsed {
  private readonly streams = new Map<string, readonly Recorded[]>();
  private kept = 0;

  of(streamId: string): readonly Recorded[] {
    return this.streams.get(streamId) ?? [];
  }

  append(request: AppendRequest, before: readonly Recorded[]): AppendOutcome {
    const { streamId, expectedRevision } = request;
    const actualRevision = before.at(-1)?.revision ?? -1;
    const expected = expectedRevision === 'none' ? -1 : expectedRevision;
    if (expected !== 'any' && expected !== actualRevision) {
      return { outcome: 'conflict', actualRevision };
    }
    const recordedAt = request.recordedAt ?? new Date().toISOString();
    this.keep(
      request.events.map((event, index) => {
        const revision = actualRevision + 1 + index;
        return { ...event, streamId, recordedAt, position: 0, revision };
      }),
    );
    const revision = actualRevision + request.events.length;
    return { outcome: 'appended', firstPosition: 0, lastPosition: 0, revision, recordedAt };
  }

  private keep(events: readonly Recorded[]): void {
    for (const event of events) {
      this.streams.set(event.streamId, [...this.of(event.streamId), event]);
    }
    this.kept += events.length;
    for (const [streamId, oldest] of this.streams) {
      if (this.kept <= AT_MOST_EVENTS) return;
      this.streams.delete(streamId);
      this.kept -= oldest.length;
    }
  }
}
