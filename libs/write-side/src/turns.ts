/** One place in a row of turns. */
export interface Turn {
  /** Begins the work when all before have begun theirs or passed, and lets the next one begin. */
  take<T>(work: () => Promise<T>): Promise<T>;
  /** Lets the next one begin: there is nothing to do, or no more. */
  readonly pass: () => void;
}

/** Work that begins in the order in which its turns were drawn, however long it takes to be ready. */
export class Turns {
  #before: Promise<unknown> = Promise.resolve();
  #fault: { readonly error: unknown } | undefined;

  next(): Turn {
    const before = this.#before;
    let pass = (): void => undefined;
    const passed = new Promise<void>((resolve) => (pass = resolve));
    this.#before = before.then(() => passed);
    return {
      pass,
      take: async (work) => {
        await before;
        if (this.#fault) throw this.#fault.error;
        const working = work();
        pass();
        return working;
      },
    };
  }

  /** No work begins any more: it fails with the same error. */
  readonly stop = (error: unknown): void => {
    this.#fault ??= { error };
  };
}
