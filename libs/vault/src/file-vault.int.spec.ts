import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PersonalPart, SealedValue } from '@ledger/kernel';
import { testDatabase, type TestDatabase } from '@ledger/postgres/testing';
import { fileVault } from './file-vault.js';
import { keyFilePath, makeKeyFile } from './key-file.js';
import { vaultMigrations } from './migrations.js';

const logId = 'placement-ledger/1';
const context = { logId, eventId: 'event-1', schemaVersion: 1 };
const canary = 'Kanarienvogel-4711';
const partOf = (pupilId: string): PersonalPart => ({
  pupilId,
  class: 'identity',
  values: { givenName: canary },
});

let database: TestDatabase;
let directory: string;
let keyFile: string;

beforeEach(async () => {
  database = await testDatabase(vaultMigrations);
  directory = await mkdtemp(join(tmpdir(), 'vault-'));
  keyFile = keyFilePath({ dataDir: join(directory, 'data') });
});

afterEach(async () => {
  await database.close();
  await rm(directory, { recursive: true });
});

const open = (path = keyFile) => fileVault({ database, keyFile: path, logId: () => logId });

async function sealed(vault: Awaited<ReturnType<typeof open>>, pupilId: string) {
  const [part] = await vault.seal(context, [partOf(pupilId)]);
  if (!part) throw new Error('nothing was sealed');
  const item: SealedValue = { eventId: context.eventId, schemaVersion: 1, part };
  return item;
}

const fault = (fault: string) => expect.objectContaining({ name: 'VaultError', fault });

describe('a vault under a key file', () => {
  it('opens in a second process what the first one sealed', async () => {
    const item = await sealed(await open(), 'child-1');
    expect(await (await open()).open([item])).toEqual([partOf('child-1')]);
  });

  it('ends with one key when two processes need the first one at once', async () => {
    const vaults = await Promise.all(Array.from({ length: 8 }, () => open()));
    const children = Array.from({ length: 20 }, (_, index) => `child-${index}`);
    const items = await Promise.all(
      vaults.map((vault, turn) => {
        // Each in another order, so that makers waiting for each other would show.
        const order = turn % 2 ? children : children.toReversed();
        return vault.seal(context, order.map(partOf));
      }),
    );
    const keyIds = (child: string) =>
      new Set(items.flat().flatMap((part) => (part.pupilId === child ? [part.keyId] : [])));
    expect(children.map((child) => keyIds(child).size)).toEqual(children.map(() => 1));
    const fresh = await open();
    for (const parts of items) {
      const opened = await fresh.open(parts.map((part) => ({ ...context, part })));
      expect(opened).not.toContain(null);
    }
  });

  it('holds nothing that was sealed in the clear, nor the keys that open it', async () => {
    const item = await sealed(await open(), 'child-1');
    const keys = JSON.parse(await readFile(keyFile, 'utf8')) as Record<string, string>;
    const { rows } = await database
      .pool('vault')
      .query<{ kept: string }>('select child_key::text as kept from vault.child_key');
    const { rows: checks } = await database
      .pool('vault')
      .query<{ kept: string }>('select key_check::text as kept from vault.key_check');
    const kept = JSON.stringify([item, rows, checks]);
    expect(kept).toContain('child-1');
    const secrets = [keys['masterKey'], keys['indexKey']].map((key) =>
      Buffer.from(key ?? '', 'base64'),
    );
    const hidden = [...secrets, Buffer.from(canary)].flatMap((bytes) => [
      bytes.toString('hex'),
      bytes.toString('base64url'),
    ]);
    for (const secret of [canary, ...hidden]) expect(kept).not.toContain(secret);
  });

  it('says removed once the key is destroyed and no longer remembered', async () => {
    const item = await sealed(await open(), 'child-1');
    await database
      .pool('owner')
      .query('update vault.child_key set wrapped = null, destroyed_at = now()');
    const vault = await open();
    expect(await vault.open([item])).toEqual([null]);
    await expect(vault.seal(context, [partOf('child-1')])).rejects.toEqual(fault('key-destroyed'));
  });

  it('edge case 32: destroys the keys of a class for good, here and in other processes', async () => {
    const [vault, other] = [await open(), await open()];
    const item = await sealed(vault, 'child-1');
    const kept = await sealed(vault, 'child-2');
    const [needs] = await vault.seal(context, [{ ...partOf('child-1'), class: 'needs' }]);
    if (!needs) throw new Error('nothing was sealed');
    await vault.destroy('child-1', ['identity', 'narrative']);
    await vault.destroy('child-1', ['identity']);
    const items = [item, kept, { ...item, part: needs }];
    for (const each of [vault, other]) {
      const opened = await each.open(items);
      expect(opened.map((part) => part?.pupilId)).toEqual([undefined, 'child-2', 'child-1']);
    }
    await expect(vault.seal(context, [partOf('child-1')])).rejects.toEqual(fault('key-destroyed'));
    const { rows } = await database
      .pool('vault')
      .query('select 1 from vault.child_key where wrapped is null and destroyed_at is not null');
    expect(rows).toHaveLength(1);
  });

  it('refuses a key that was given to another child', async () => {
    const item = await sealed(await open(), 'child-1');
    const { rows } = await database
      .pool('owner')
      .query<{ pupil_id: string }>("update vault.child_key set pupil_id = 'child-2' returning *");
    expect(rows).toHaveLength(1);
    const moved = { ...item, part: { ...item.part, pupilId: 'child-2' } };
    await expect((await open()).open([moved])).rejects.toEqual(fault('key-altered'));
  });

  it('lets no other role near the keys', async () => {
    for (const role of ['append', 'project', 'read'] as const) {
      const look = database.pool(role).query('select * from vault.child_key');
      await expect(look).rejects.toThrow('permission denied');
    }
    const remove = database.pool('vault').query('delete from vault.child_key');
    await expect(remove).rejects.toThrow('permission denied');
    expect((await database.pool('vault').query('select * from vault.child_key')).rows).toEqual([]);
  });
});

describe('the key file', () => {
  it('is made at the first use, readable by its owner alone', async () => {
    await open();
    expect((await stat(keyFile)).mode & 0o777).toBe(0o600);
    expect(await readdir(join(directory, 'data'))).toEqual(['keys.json']);
  });

  it('is made once by many at the same moment', async () => {
    const made = await Promise.all(Array.from({ length: 10 }, () => makeKeyFile(keyFile)));
    expect(new Set(made.map((keys) => keys.masterKey.toString('hex'))).size).toBe(1);
  });

  it('is refused when it is missing', async () => {
    await open();
    await rm(keyFile);
    await expect(open()).rejects.toEqual(fault('key-file-missing'));
    await expect(open()).rejects.toThrow(keyFile);
    expect(await readdir(join(directory, 'data'))).toEqual([]);
  });

  it('is refused when it is another ledger’s, or only half of it is right', async () => {
    await open();
    const other = join(directory, 'other.json');
    await makeKeyFile(other);
    await expect(open(other)).rejects.toEqual(fault('key-file-of-another-ledger'));
    const keys = JSON.parse(await readFile(keyFile, 'utf8')) as object;
    const indexKey = randomBytes(32).toString('base64');
    await writeFile(other, JSON.stringify({ ...keys, indexKey }));
    await expect(open(other)).rejects.toEqual(fault('key-file-of-another-ledger'));
    await expect(open()).resolves.toBeDefined();
  });

  it.each([
    ['not JSON', 'not JSON'],
    ['{}', 'version'],
    [JSON.stringify({ version: 1, masterKey: 'AAAA', indexKey: 'AAAA' }), '32 bytes'],
  ])('is refused when it says %s', async (text, why) => {
    const path = join(directory, 'bad.json');
    await writeFile(path, text);
    await expect(open(path)).rejects.toEqual(fault('key-file-unreadable'));
    await expect(open(path)).rejects.toThrow(why);
  });

  it('is refused when it is a directory', async () => {
    await expect(open(directory)).rejects.toEqual(fault('key-file-unreadable'));
  });

  it('is where LEDGER_KEYS says', () => {
    expect(keyFilePath({ dataDir: '.ledger', ledgerKeys: '/run/keys' })).toBe('/run/keys');
  });
});
