import type { Lines } from './lines.js';

/** The first line, and the others; no first one where there is none at all. */
export async function headed(lists: AsyncGenerator<Lines>) {
  for (;;) {
    const { done, value } = await lists.next();
    if (done) return { first: undefined, lines: lists };
    const [first, ...rest]: Lines = value;
    if (first) return { first, lines: after(rest, lists) };
  }
}

async function* after(rest: Lines, lists: AsyncGenerator<Lines>): AsyncGenerator<Lines> {
  try {
    yield rest;
    yield* lists;
  } finally {
    await lists.return(undefined);
  }
}
