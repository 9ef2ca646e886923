const LOOK_MS = 20;

export interface Watched<R> {
  readonly result: R;
  /** The most memory that the process held meanwhile, in MiB, as often as it was looked at. */
  readonly rssMb: number;
}

/** Does the work and looks now and then how much memory the process holds. */
export async function watched<R>(work: () => Promise<R>): Promise<Watched<R>> {
  let most = process.memoryUsage.rss();
  const look = () => {
    most = Math.max(most, process.memoryUsage.rss());
  };
  const timer = setInterval(look, LOOK_MS);
  try {
    const result = await work();
    look();
    return { result, rssMb: Math.round(most / 2 ** 20) };
  } finally {
    clearInterval(timer);
  }
}
