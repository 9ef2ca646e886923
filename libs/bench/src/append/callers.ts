import { Samples } from '../measure/samples.js';

export interface Load {
  readonly events: number;
  readonly callers: number;
  readonly progress: (line: string) => void;
}

export interface Loaded {
  readonly seconds: number;
  readonly samples: Samples;
}

const TELL_MS = 5_000;

/**
 * So many callers at once, each appending one event and waiting for its answer before the next.
 * @param caller makes one caller's append
 */
export async function underLoad(
  { events, callers, progress }: Load,
  caller: () => () => Promise<void>,
): Promise<Loaded> {
  const samples = new Samples();
  let begun = 0;
  const work = async () => {
    const append = caller();
    while (begun < events) {
      begun += 1;
      const from = performance.now();
      await append();
      samples.add(performance.now() - from);
    }
  };
  const teller = setInterval(() => progress(`${samples.count} of ${events} events`), TELL_MS);
  const began = performance.now();
  try {
    await Promise.all(Array.from({ length: callers }, work));
  } finally {
    clearInterval(teller);
  }
  return { seconds: (performance.now() - began) / 1_000, samples };
}
