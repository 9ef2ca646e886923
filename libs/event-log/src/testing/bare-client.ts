import { EventStoreDBClient, jsonEvent, streamNameFilter } from '@eventstore/db-client';
// The client as it is, in a process that its faults may end. It says what it hears.
const [url = '', fault] = process.argv.slice(2);
const client = EventStoreDBClient.connectionString(url);

function throwInCheckpoint(): void {
  const checkpointReached = () => {
    throw new Error('thrown in checkpointReached');
  };
  const filter = streamNameFilter({ prefixes: ['x-'], checkpointInterval: 1, checkpointReached });
  const subscription = client.subscribeToAll({ filter });
  subscription.on('error', () => console.log('error'));
  subscription.on('data', () => console.log('data'));
}

/** Survives the rejection that nobody handles, to see whether the promise ever settles. */
function appendWhatIsNoJson(): void {
  process.once('unhandledRejection', () => console.log('unhandled'));
  const data = { n: 1n } as unknown as { n: number };
  client.appendToStream('x-1', jsonEvent({ type: 'Something', data })).then(
    () => console.log('settled'),
    () => console.log('settled'),
  );
  setTimeout(() => console.log('waited'), 2_000);
}

if (fault === 'checkpoint') throwInCheckpoint();
else appendWhatIsNoJson();
setInterval(() => undefined, 1_000);
