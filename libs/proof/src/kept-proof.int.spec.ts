import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CheckpointMalformed } from './checkpoint.js';
import { keptInFolder } from './kept-proof.js';
import { aLogOf, aStoredEvent, LOG_ID } from './testing/a-log.js';
import { verifyLog } from './verify-log.js';

describe('what is kept in a folder', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ledger-proof-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const verifyTo = (size: number) => {
    const events = Array.from({ length: size }, (_, n) => aStoredEvent(n + 1));
    return verifyLog({ ...aLogOf(events), kept: keptInFolder(join(folder, 'proof')) });
  };
  const files = async () =>
    (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
      .sort();

  it('is a checkpoint and the tiles of its tree, and no draft or outgrown tile', async () => {
    await verifyTo(300);
    expect(await files()).toEqual([
      'proof/tile/0/000',
      'proof/tile/0/001.p/44',
      'proof/tile/1/000.p/1',
      'proof/unsigned-checkpoint',
    ]);
    const { now, before } = await verifyTo(520);
    expect(before?.size).toBe(300);
    expect(await files()).toEqual([
      'proof/tile/0/000',
      'proof/tile/0/001',
      'proof/tile/0/002.p/8',
      'proof/tile/1/000.p/2',
      'proof/unsigned-checkpoint',
    ]);
    const body = await readFile(join(folder, 'proof/unsigned-checkpoint'), 'utf8');
    expect(body).toBe(`${LOG_ID}\n520\n${now.root.toString('base64')}\n`);
    expect(await readFile(join(folder, 'proof/tile/0/001'))).toHaveLength(8192);
  });

  it('never goes back to a smaller checkpoint', async () => {
    const kept = keptInFolder(folder);
    const root = Buffer.alloc(32);
    await kept.keepCheckpoint({ origin: 'o', size: 9, root });
    await kept.keepCheckpoint({ origin: 'o', size: 8, root });
    expect((await kept.checkpoint())?.size).toBe(9);
  });

  it('is refused when it is no checkpoint', async () => {
    await verifyTo(3);
    await writeFile(join(folder, 'proof/unsigned-checkpoint'), 'something\n');
    await expect(verifyTo(3)).rejects.toBeInstanceOf(CheckpointMalformed);
  });
});
