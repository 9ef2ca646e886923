/** The id in a stream's name: what follows the aggregate and its hyphen. */
export function idOfStream(streamId: string, aggregate: string): string {
  const prefix = `${aggregate}-`;
  if (!streamId.startsWith(prefix)) throw new Error(`${streamId} is not a stream of ${aggregate}`);
  return streamId.slice(prefix.length);
}
