/** Starts a piece of work when there is room for it. */
export type WhenRoom = <T>(work: () => Promise<T>) => Promise<T>;

/** Room for so many pieces of work at once; the others wait, the first of them longest. */
export function atMost(most: number): WhenRoom {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running < most) running += 1;
    // Whoever is done passes its room on.
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
