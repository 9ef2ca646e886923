/**
 * PostgreSQL's binary form of a one-dimensional array: no quoting here, no parsing there. A Buffer
 * among a query's values is sent as it is.
 */
type Write<T> = (item: T, into: Buffer, at: number) => void;

interface Items<T> {
  readonly oid: number;
  readonly items: readonly (T | null)[];
  readonly size: (item: T) => number;
  readonly write: Write<T>;
}

function binaryArray<T>({ oid, items, size, write }: Items<T>): Buffer {
  const sizes = items.map((item) => (item === null ? -1 : size(item)));
  const total = sizes.reduce((sum, one) => sum + 4 + Math.max(one, 0), 0);
  const buffer = Buffer.allocUnsafe(20 + total);
  // Dimensions, whether there are nulls, the type, the length, the first index.
  [items.length === 0 ? 0 : 1, sizes.includes(-1) ? 1 : 0, oid, items.length, 1].forEach(
    (word, n) => buffer.writeInt32BE(word, n * 4),
  );
  let at = 20;
  items.forEach((item, n) => {
    const length = sizes[n] ?? -1;
    buffer.writeInt32BE(length, at);
    if (item !== null) write(item, buffer, at + 4);
    at += 4 + Math.max(length, 0);
  });
  return items.length === 0 ? buffer.subarray(0, 12) : buffer;
}

export const textArray = (items: readonly (string | null)[]): Buffer =>
  binaryArray({
    oid: 25,
    items,
    size: (item) => Buffer.byteLength(item),
    write: (item, into, at) => into.write(item, at, 'utf8'),
  });

export const intArray = (items: readonly number[]): Buffer =>
  binaryArray({
    oid: 23,
    items,
    size: () => 4,
    write: (item, into, at) => into.writeInt32BE(item, at),
  });

export const bigintArray = (items: readonly (number | null)[]): Buffer =>
  binaryArray({
    oid: 20,
    items,
    size: () => 8,
    write: (item, into, at) => into.writeBigInt64BE(BigInt(item), at),
  });

export const uuidArray = (items: readonly string[]): Buffer =>
  binaryArray({
    oid: 2950,
    items,
    size: () => 16,
    write: (item, into, at) => into.write(item.replaceAll('-', ''), at, 'hex'),
  });
