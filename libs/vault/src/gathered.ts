/**
 * Calls made while one load is under way share the next load: many small wishes, few round trips.
 * A failed load fails the calls that shared it and no others.
 */
export function gathered<Wish, Result>(load: (wishes: readonly Wish[]) => Promise<Result>) {
  let busy: Promise<unknown> = Promise.resolve();
  let next: { wishes: Wish[]; result: Promise<Result> } | undefined;

  return (wishes: readonly Wish[]): Promise<Result> => {
    if (!next) {
      const batch: Wish[] = [];
      const result = busy.then(() => {
        next = undefined;
        return load(batch);
      });
      busy = result.catch(() => undefined);
      next = { wishes: batch, result };
    }
    next.wishes.push(...wishes);
    return next.result;
  };
}
