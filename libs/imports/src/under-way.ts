/** Work that was begun in order and is told of in that order when it is over. */
export interface UnderWayInOrder<T> {
  /** Resolves when there is room for the next piece. @throws what an earlier piece threw */
  add(piece: Promise<T>): Promise<void>;
  /** Resolves when nothing is under way any more, and all is told. @throws what a piece threw */
  end(): Promise<void>;
}

/** @param most how many pieces may be under way at once */
export function underWay<T>(most: number, tell: (result: T) => void): UnderWayInOrder<T> {
  const pieces: Promise<T>[] = [];
  const downTo = async (left: number) => {
    for (let first = pieces[0]; first && pieces.length > left; first = pieces[0]) {
      tell(await first);
      pieces.shift();
    }
  };
  return {
    add: (piece) => {
      // Awaited in its turn; until then its failure is not one that nobody handles.
      piece.catch(() => undefined);
      pieces.push(piece);
      return downTo(most - 1);
    },
    end: () => downTo(0).finally(() => Promise.allSettled(pieces)),
  };
}
