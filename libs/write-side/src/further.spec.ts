import { memoryLog } from '@ledger/event-log';
import { provider, type ProviderCommand } from '@ledger/provider';
import { memoryVault } from '@ledger/vault';
import type { Ask, WritePorts } from './contract.js';
import { record } from './record.js';
import { ask, onboard } from './testing/asked.js';
import { without } from './without.js';

function newPorts(): WritePorts {
  const log = memoryLog();
  return { log, vault: memoryVault({ logId: () => log.logId }) };
}

const correct = (capacity: number): ProviderCommand => ({
  type: 'CorrectProviderDetails',
  data: without(onboard(capacity).data, 'providerRef'),
});

const several = (reason: string, ...further: readonly ProviderCommand[]): Ask<ProviderCommand> => ({
  ...ask('provider-1', onboard(1), { reason }),
  further,
});

describe('further commands of one request', () => {
  it('are decided on what those before left, and recorded in one append', async () => {
    const ports = newPorts();
    const asked = several('told again', correct(2), correct(2), correct(3));
    const answer = await record(ports, provider, asked);
    expect(answer.events).toHaveLength(3);
    const events = await ports.log.readStream('provider-1');
    expect(events.map(({ data }) => (data as { capacity?: number }).capacity)).toEqual([1, 2, 3]);
    const ids = events.map(({ eventId }) => eventId);
    expect(events.map(({ meta }) => meta.corrects)).toEqual([undefined, ids[0], ids[1]]);
    expect(new Set(events.map(({ meta }) => meta.requestId)).size).toBe(1);
  });

  it('are answered as the first time when the request is repeated', async () => {
    const ports = newPorts();
    const asked = several('told again', correct(2));
    const first = await record(ports, provider, asked);
    const again = await record(ports, provider, asked);
    expect(again).toMatchObject({ outcome: 'recorded', position: first.position });
    expect(await ports.log.readStream('provider-1')).toHaveLength(2);
  });

  it('are no other request under the same id', async () => {
    const ports = newPorts();
    const asked = several('told again', correct(2));
    await record(ports, provider, asked);
    const other = { ...asked, further: [correct(3)] };
    await expect(record(ports, provider, other)).rejects.toMatchObject({
      code: 'request-id-reused',
    });
  });

  it('are none of them recorded where one is refused', async () => {
    const ports = newPorts();
    await expect(record(ports, provider, several('', correct(2)))).rejects.toMatchObject({
      code: 'reason-needed',
    });
    expect(await ports.log.readStream('provider-1')).toEqual([]);
  });
});
