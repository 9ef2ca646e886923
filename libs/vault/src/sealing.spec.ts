import type { PersonalPart, SealedPart, SealedValue } from '@ledger/kernel';
import fc from 'fast-check';
import { type MemoryVault, memoryVault } from './memory-vault.js';

const context = { logId: 'placement-ledger/1', eventId: 'event-1', schemaVersion: 1 };
const identity: PersonalPart = {
  pupilId: 'child-1',
  class: 'identity',
  values: { givenName: 'Zoë 🙂', familyName: 'O’Hara', upn: null, age: 12, lookedAfter: true },
};

const stored = (part: SealedPart | undefined, moved: Partial<SealedValue> = {}): SealedValue => {
  if (!part) throw new Error('nothing was sealed');
  return { eventId: context.eventId, schemaVersion: context.schemaVersion, part, ...moved };
};

const sealOne = async (vault: MemoryVault, part = identity) =>
  stored((await vault.seal(context, [part]))[0]);

const fault = (fault: string) => expect.objectContaining({ name: 'VaultError', fault });

describe('sealing', () => {
  it('opens what it sealed', async () => {
    const vault = memoryVault();
    const item = await sealOne(vault);
    expect(await vault.open([item])).toEqual([identity]);
  });

  it('opens any values that it sealed', async () => {
    const vault = memoryVault();
    const value = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
    );
    const values = fc.dictionary(fc.string({ unit: 'grapheme-ascii' }), value, {
      noNullPrototype: true,
    });
    await fc.assert(
      fc.asyncProperty(values, async (given) => {
        const part = { ...identity, values: given };
        expect(await vault.open([await sealOne(vault, part)])).toEqual([part]);
      }),
    );
  });

  it('gives the same words another ciphertext each time', async () => {
    const vault = memoryVault();
    const [one, other] = [await sealOne(vault), await sealOne(vault)];
    expect(one.part.keyId).toBe(other.part.keyId);
    expect(one.part.nonce).not.toBe(other.part.nonce);
    expect(one.part.ciphertext).not.toBe(other.part.ciphertext);
  });

  it('has a key for each child and class of data', async () => {
    const parts: PersonalPart[] = [
      identity,
      { ...identity, class: 'needs' },
      { ...identity, pupilId: 'child-2' },
    ];
    const sealed = await memoryVault().seal(context, parts);
    expect(new Set(sealed.map((part) => part.keyId)).size).toBe(3);
  });
});

describe('a sealed part', () => {
  it.each([
    ['another event', { eventId: 'event-2' }],
    ['another schema version', { schemaVersion: 2 }],
  ])('does not open in %s', async (_, moved) => {
    const vault = memoryVault();
    const item = await sealOne(vault);
    await expect(vault.open([{ ...item, ...moved }])).rejects.toEqual(fault('ciphertext-altered'));
  });

  it('does not open in another log', async () => {
    const vault = memoryVault({ logId: () => 'placement-ledger/2' });
    const item = await sealOne(vault);
    await expect(vault.open([item])).rejects.toEqual(fault('ciphertext-altered'));
  });

  it('does not open under another class or child, even one that has a key', async () => {
    const vault = memoryVault();
    const item = await sealOne(vault);
    const other = await sealOne(vault, { ...identity, pupilId: 'child-2' });
    const moved = { ...item, part: { ...item.part, pupilId: 'child-2' } };
    await expect(vault.open([moved])).rejects.toEqual(fault('key-missing'));
    const renamed = { ...moved, part: { ...moved.part, keyId: other.part.keyId } };
    await expect(vault.open([renamed])).rejects.toEqual(fault('ciphertext-altered'));
  });

  it('does not open when any bit is flipped', async () => {
    const vault = memoryVault();
    const item = await sealOne(vault);
    for (const field of ['nonce', 'ciphertext'] as const) {
      const bytes = Buffer.from(item.part[field], 'base64url');
      for (let bit = 0; bit < bytes.length * 8; bit += 1) {
        const flipped = Buffer.from(bytes);
        const byte = flipped[bit >> 3] ?? 0;
        flipped[bit >> 3] = byte ^ (1 << (bit & 7));
        const part = { ...item.part, [field]: flipped.toString('base64url') };
        await expect(vault.open([{ ...item, part }])).rejects.toEqual(fault('ciphertext-altered'));
      }
    }
  });

  it('does not open when it is cut short', async () => {
    const vault = memoryVault();
    const item = await sealOne(vault);
    for (const ciphertext of ['', 'AAAA', item.part.ciphertext.slice(0, -4)]) {
      const cut = { ...item, part: { ...item.part, ciphertext } };
      await expect(vault.open([cut])).rejects.toEqual(fault('ciphertext-altered'));
    }
  });

  it('is gone once its key is destroyed, and its neighbours are not', async () => {
    const vault = memoryVault();
    const gone = await sealOne(vault);
    const other = { ...identity, pupilId: 'child-2' };
    const kept = await sealOne(vault, other);
    await vault.destroy('child-1');
    expect(await vault.open([gone, kept, gone])).toEqual([null, other, null]);
    await expect(vault.seal(context, [identity])).rejects.toEqual(fault('key-destroyed'));
  });
});

describe('the blind index', () => {
  it('gives the same text the same hash for one purpose only', () => {
    const vault = memoryVault();
    expect(vault.blind('name', 'smith')).toBe(vault.blind('name', 'smith'));
    expect(vault.blind('name', 'smith')).toMatch(/^[0-9a-f]{64}$/);
    expect(vault.blind('upn', 'smith')).not.toBe(vault.blind('name', 'smith'));
    expect(vault.blind('na', 'mesmith')).not.toBe(vault.blind('name', 'smith'));
  });

  it('gives another hash under another key', () => {
    expect(memoryVault().blind('name', 'smith')).not.toBe(memoryVault().blind('name', 'smith'));
  });
});
