import type { PersonalPart, Recorded, SealedField } from '@ledger/kernel';
import { memoryVault } from './memory-vault.js';
import { openEvents } from './open-events.js';
import { openFields } from './open-fields.js';
import type { Vault } from './vault.js';

const logId = 'placement-ledger/1';
const partOf = (pupilId: string, givenName: string): PersonalPart => ({
  pupilId,
  class: 'identity',
  values: { givenName, upn: null },
});

async function event(vault: Vault, position: number, parts: readonly PersonalPart[]) {
  const eventId = `event-${position}`;
  const sealed = await vault.seal({ logId, eventId, schemaVersion: 1 }, parts);
  return { position, eventId, schemaVersion: 1, sealed } as unknown as Recorded;
}

const field = (recorded: Recorded, name: string): SealedField => {
  const [part] = recorded.sealed;
  if (!part) throw new Error('nothing was sealed');
  const { eventId, schemaVersion } = recorded;
  return { $sealed: { eventId, schemaVersion, part }, field: name };
};

function counted(vault: Vault) {
  const rounds: number[] = [];
  const open: Vault['open'] = (items) => {
    rounds.push(items.length);
    return vault.open(items);
  };
  return { vault: { open }, rounds };
}

describe('opening events', () => {
  it('gives each event its own parts, in one round trip, without those removed', async () => {
    const vault = memoryVault();
    const [ann, ben, cat] = [partOf('1', 'Ann'), partOf('2', 'Ben'), partOf('3', 'Cat')];
    const events = [
      await event(vault, 1, [ann, ben]),
      await event(vault, 2, []),
      await event(vault, 3, [ben, cat]),
    ];
    await vault.destroy('2');
    const { vault: watched, rounds } = counted(vault);
    const opened = await openEvents(watched)(events);
    expect(opened.map((each) => each.personal)).toEqual([[ann], [], [cat]]);
    expect(opened.map((each) => each.position)).toEqual([1, 2, 3]);
    expect(rounds).toEqual([4]);
  });

  it('asks for nothing where nothing is sealed', async () => {
    const vault = memoryVault();
    const { vault: watched, rounds } = counted(vault);
    expect(await openEvents(watched)([await event(vault, 1, [])])).toHaveLength(1);
    expect(rounds).toEqual([]);
  });
});

describe('opening the fields of rows', () => {
  it('replaces each field wherever it stands, opening each part once', async () => {
    const vault = memoryVault();
    const ann = await event(vault, 1, [partOf('1', 'Ann')]);
    const ben = await event(vault, 2, [partOf('2', 'Ben')]);
    await vault.destroy('2');
    const { vault: watched, rounds } = counted(vault);
    const rows = [
      { key: field(ann, 'givenName'), upn: field(ann, 'upn'), pupils: 2, when: null },
      {
        key: field(ben, 'givenName'),
        details: [{ label: 'name', value: field(ann, 'givenName') }],
      },
    ];
    expect(await openFields(watched, { rows, totals: { pupils: 2 } })).toEqual({
      rows: [
        { key: 'Ann', upn: null, pupils: 2, when: null },
        { key: 'removed', details: [{ label: 'name', value: 'Ann' }] },
      ],
      totals: { pupils: 2 },
    });
    expect(rounds).toEqual([2]);
  });

  it('says null for a field that was not given', async () => {
    const vault = memoryVault();
    const ann = await event(vault, 1, [partOf('1', 'Ann')]);
    expect(await openFields(vault, field(ann, 'sex'))).toBeNull();
  });

  it('leaves what holds no sealed field as it is', async () => {
    const { vault, rounds } = counted(memoryVault());
    const value = { rows: [1, 'two', null, true], totals: {} };
    expect(await openFields(vault, value)).toBe(value);
    expect(rounds).toEqual([]);
  });

  it('refuses an altered copy beside a good one', async () => {
    const vault = memoryVault();
    const good = field(await event(vault, 1, [partOf('1', 'Ann')]), 'givenName');
    const ciphertext = good.$sealed.part.ciphertext.replace(/^./, (first) =>
      first === 'A' ? 'B' : 'A',
    );
    const part = { ...good.$sealed.part, ciphertext };
    const bad = { ...good, $sealed: { ...good.$sealed, part } };
    await expect(openFields(vault, [good, bad])).rejects.toThrow('was altered');
  });
});
