/** The positions after one, as far as can be seen now. */
export type PositionsAfter = (position: number) => Promise<readonly number[]>;

/**
 * What a reader sees who asks again and again for what comes after the last position seen, as every
 * projection does. It ends when the writers have, and nothing more comes.
 */
export async function positionsFollowed(
  after: PositionsAfter,
  { from, isOver }: { readonly from: number; readonly isOver: () => boolean },
): Promise<readonly number[]> {
  const seen: number[] = [];
  for (;;) {
    const last = isOver();
    const more = await after(seen.at(-1) ?? from);
    for (const position of more) seen.push(position);
    if (last && more.length === 0) return seen;
  }
}

/** How many of the positions up to the last were missed, and how many came twice or out of order. */
export function positionFaults(
  seen: readonly number[],
  { from, to }: { readonly from: number; readonly to: number },
): { lost: number; doubled: number } {
  return {
    lost: to - from - new Set(seen).size,
    doubled: seen.filter((position, n) => position <= (seen[n - 1] ?? from)).length,
  };
}

/** Makes commits slow at random after the rows are there, for a table in the hands of a superuser. */
export const slowCommits = (table: string): string => `
  create or replace function public.dawdle() returns trigger language plpgsql as $$ begin
    if random() < 0.02 then perform pg_sleep(0.002 + 0.02 * random()); end if;
    return null;
  end $$;
  create constraint trigger dawdle after insert on ${table} deferrable initially deferred
    for each row execute function public.dawdle()`;
