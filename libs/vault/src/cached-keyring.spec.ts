import { cachedKeyring } from './cached-keyring.js';
import { type KeyOwner, ownerText } from './child-key.js';
import type { Keyring } from './keyring.js';
import { memoryKeyring } from './memory-keyring.js';

const child = (pupilId: string): KeyOwner => ({ pupilId, class: 'identity' });

function watched(keyring: Keyring) {
  const rounds: string[][] = [];
  const noting =
    (load: Keyring['find']): Keyring['find'] =>
    (owners) => {
      rounds.push(owners.map(ownerText));
      return load(owners);
    };
  return {
    find: noting(keyring.find),
    make: noting(keyring.make),
    destroy: keyring.destroy,
    rounds,
  };
}

describe('keys at hand', () => {
  it('are fetched once for as long as they are remembered, and no longer', async () => {
    let now = 0;
    const keyring = watched(memoryKeyring());
    const keys = cachedKeyring(keyring, { atMost: 10, forMs: 1_000, now: () => now });
    await keys.make([child('1')]);
    now = 999;
    await keys.find([child('1')]);
    expect(keyring.rounds).toHaveLength(1);
    now = 1_000;
    await keys.find([child('1')]);
    expect(keyring.rounds).toHaveLength(2);
  });

  it('are forgotten when destroyed, however often they are used', async () => {
    let now = 0;
    const keyring = memoryKeyring();
    const keys = cachedKeyring(keyring, { atMost: 10, forMs: 1_000, now: () => now });
    await keys.make([child('1')]);
    await keyring.destroy([child('1')]);
    for (; now < 1_000; now += 100) await keys.find([child('1')]);
    expect([...(await keys.find([child('1')])).values()]).toEqual(['destroyed']);
  });

  it('are those last used when there is not room for all', async () => {
    const keyring = watched(memoryKeyring());
    const keys = cachedKeyring(keyring, { atMost: 2, forMs: 1_000, now: () => 0 });
    for (const id of ['1', '2', '1', '3', '1', '2']) await keys.make([child(id)]);
    expect(keyring.rounds.flat()).toEqual(['1', '2', '3', '2'].map((id) => `identity/${id}`));
  });

  it('are fetched together when they are wanted together', async () => {
    const keyring = watched(memoryKeyring());
    const keys = cachedKeyring(keyring);
    const wanted = ['1', '2', '1', '3'].map((id) => keys.make([child(id)]));
    const found = await Promise.all(wanted);
    expect(keyring.rounds).toEqual([['identity/1', 'identity/2', 'identity/3']]);
    expect(found[2]?.get('identity/1')).toEqual(found[0]?.get('identity/1'));
  });

  it('fail only for those who wanted them together', async () => {
    const broken = { ...memoryKeyring() };
    let failures = 1;
    const make: Keyring['make'] = (owners) =>
      failures-- > 0 ? Promise.reject(new Error('no connection')) : broken.make(owners);
    const keys = cachedKeyring({ ...broken, make });
    await expect(keys.make([child('1')])).rejects.toThrow('no connection');
    expect((await keys.make([child('1')])).size).toBe(1);
  });
});
