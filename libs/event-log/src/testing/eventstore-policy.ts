import type { EventStoreServer } from './eventstore-server.js';

/** Sets a stream's metadata as the server keeps it: the last event of `$$<stream>` counts. */
export async function setStreamMetadata(
  server: EventStoreServer,
  stream: string,
  policy: Readonly<Record<string, number>>,
): Promise<void> {
  const data = Buffer.from(JSON.stringify(policy));
  server.store.addForeign(`$$${stream}`, 1, { type: '$metadata', data });
}
