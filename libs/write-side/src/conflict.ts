/** The stream is not at the revision that the asker saw (If-Match): look again, then ask again. */
export class StaleRevision extends Error {
  constructor(
    readonly streamId: string,
    /** -1 when the stream is empty. */
    readonly actualRevision: number,
  ) {
    super('What you saw has changed since. Look at it again and repeat what still applies.');
    this.name = 'StaleRevision';
  }
}

/** Others wrote to the stream at every attempt. Nothing was recorded; ask again shortly. */
export class StreamContended extends Error {
  constructor(readonly streamId: string) {
    super('Too many changes were made to this record at the same time. Try again shortly.');
    this.name = 'StreamContended';
  }
}
