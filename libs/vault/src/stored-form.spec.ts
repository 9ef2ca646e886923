import { type KeyOwner, ownerText, unwrap } from './child-key.js';
import { keyedVault } from './keyed-vault.js';
import type { Keyring } from './keyring.js';

// Made with node:crypto alone. What is stored is stored for ever: these must open in every release.
const masterKey = Buffer.alloc(32, 1);
const indexKey = Buffer.alloc(32, 2);
const owner: KeyOwner = { pupilId: 'child-1', class: 'identity' };
const keyId = '5f3c2c1e-6a43-4d0f-9d4e-0f5a1b2c3d4e';
const wrapped = Buffer.from(
  'BAQEBAQEBAQEBAQE7KJYQ5q7uEqkT52_k1avgXYb6qQvL-Y3yID-vsA7uBaohEmLUS9-tmdFs1Zg1dsI',
  'base64url',
);
const part = {
  ...owner,
  keyId,
  nonce: 'BQUFBQUFBQUFBQUF',
  ciphertext:
    'bQC5Bd-1ezjkb6dm8d1lA0IuFF0XU5dvT3grLycJslFA1OcEfeK9J3EZE6ezDMkQUMqzVvwrvC3kVyis9vfOGg',
};

const find: Keyring['find'] = () =>
  Promise.resolve(new Map([[ownerText(owner), unwrap(masterKey, { ...owner, keyId, wrapped })]]));
const vault = keyedVault({
  keyring: { find, make: find, destroy: () => Promise.resolve() },
  indexKey,
  logId: () => 'placement-ledger/1',
});

describe('what was stored by the first release', () => {
  it('opens', async () => {
    const opened = await vault.open([{ eventId: 'event-1', schemaVersion: 1, part }]);
    const values = { familyName: 'Quillfeather', givenName: 'Zoë' };
    expect(opened).toEqual([{ ...owner, values }]);
  });

  it('is found by the same blind hash', () => {
    expect(vault.blind('name', 'smith')).toBe(
      '5b6662f9ecd46b6a9fa1d5b973faedce8dcacd8bc970ac4d1697f56d489e2322',
    );
  });
});
