import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';

/** When a reader saw what: for each projection, at which position and when (performance.now). */
export class Sightings {
  readonly #seen = new Map<string, { position: number; at: number }[]>();

  add(projection: string, position: number, at: number): void {
    const seen = this.#seen.get(projection) ?? [];
    this.#seen.set(projection, seen);
    if ((seen.at(-1)?.position ?? -1) < position) seen.push({ position, at });
  }

  get projections(): readonly string[] {
    return [...this.#seen.keys()];
  }

  /** The position that every projection has come to. */
  get everywhere(): number {
    const reached = [...this.#seen.values()].map((seen) => seen.at(-1)?.position ?? 0);
    return reached.length === 0 ? 0 : Math.min(...reached);
  }

  /** When the rows of each position after `first` were first seen, in the order of positions. */
  *whenSeen(projection: string, first: number): Generator<number> {
    let position = first;
    for (const seen of this.#seen.get(projection) ?? []) {
      for (; position < seen.position; position += 1) yield seen.at;
    }
  }
}

// The checkpoint is committed with the rows of its batch: who sees it sees them.
const look = `select b.name, c.position from rm.build b join rm.checkpoint c using (build)
  where b.state = 'live'`;

/** Looks again and again, as a reader would, until the signal. */
export async function watch(
  client: pg.Client,
  sightings: Sightings,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const { rows } = await client.query<{ name: string; position: number }>({
      name: 'bench-look',
      text: look,
    });
    const at = performance.now();
    for (const { name, position } of rows) sightings.add(name, position, at);
    await sleep(1);
  }
}
