/**
 * Does the work of each item, at most `atOnce` at a time. The first failure lets what is under way
 * finish, starts no more, and is thrown.
 */
export async function sideBySide<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  let failed = false;
  const lane = async () => {
    for (const item of waiting) {
      if (failed) return;
      await work(item);
    }
  };
  const stopping = () =>
    lane().catch((error: unknown) => {
      failed = true;
      throw error;
    });
  const lanes = await Promise.allSettled(Array.from({ length: atOnce }, stopping));
  const failure = lanes.find((result) => result.status === 'rejected');
  if (failure) throw failure.reason;
}
