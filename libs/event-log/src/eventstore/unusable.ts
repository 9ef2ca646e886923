/** EventStoreDB cannot be used as it is; the message holds the remedy. */
export class EventStoreUnusable extends Error {
  override name = 'EventStoreUnusable';
}
