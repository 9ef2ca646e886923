import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Checkpoint, checkpointBody, parseCheckpoint } from './checkpoint.js';
import { partialTilesOf, type Tile, type TileName, tilePath } from './tiles.js';

/** What is kept, outside the database, of the log as it was last verified. */
export interface KeptProof {
  /** Where, in words for people. */
  readonly place: string;
  /** Undefined when nothing was kept yet. @throws CheckpointMalformed */
  checkpoint(): Promise<Checkpoint | undefined>;
  /** The hashes of a tile; undefined when it is not there. */
  tile(name: TileName): Promise<Buffer | undefined>;
  keepTile(tile: Tile): Promise<void>;
  /** Keeps a checkpoint whose tiles are all kept, in place of a smaller one. */
  keepCheckpoint(checkpoint: Checkpoint): Promise<void>;
}

/** Kept as files: `unsigned-checkpoint`, and the tiles where C2SP tlog-tiles puts them. */
export function keptInFolder(folder: string): KeptProof {
  const file = join(folder, 'unsigned-checkpoint');
  const pathOf = (name: TileName) => join(folder, tilePath(name));
  const made = new Set<string>();
  const makeFolderOf = (path: string) => {
    const parent = dirname(path);
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
  };
  const kept: KeptProof = {
    place: folder,
    async checkpoint() {
      const body = await unlessMissing(() => readFile(file, 'utf8'));
      return body === undefined ? undefined : parseCheckpoint(body);
    },
    // A tile is a few kilobytes and there are thousands: to wait for each costs more than to read it.
    tile: (name) => unlessMissing(() => readFileSync(pathOf(name))),
    async keepTile(tile) {
      makeFolderOf(pathOf(tile));
      writeFileSync(pathOf(tile), tile.hashes);
    },
    async keepCheckpoint(checkpoint) {
      const before = await kept.checkpoint();
      // Another process may have verified more in the meantime.
      if (before && before.size >= checkpoint.size) return;
      await mkdir(folder, { recursive: true });
      await replaceFile(file, checkpointBody(checkpoint));
      await Promise.all(
        outgrown(before?.size ?? 0, checkpoint.size).map((name) =>
          rm(pathOf(name), { force: true }),
        ),
      );
    },
  };
  return kept;
}

function outgrown(before: number, now: number): TileName[] {
  const current = new Set(partialTilesOf(now).map(tilePath));
  return partialTilesOf(before).filter((name) => !current.has(tilePath(name)));
}

// Durable before it takes the old one's place, so that a crash leaves one or the other.
async function replaceFile(path: string, text: string): Promise<void> {
  const draft = `${path}.${process.pid}`;
  const handle = await open(draft, 'w');
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, path);
}

async function unlessMissing<T>(read: () => T | Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return undefined;
    throw error;
  }
}
