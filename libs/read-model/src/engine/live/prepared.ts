import pg from 'pg';

// A build's tables and their changes make a few dozen texts; past these, texts are sent unnamed.
const MOST_NAMES = 400;

const names = new Map<string, string>();

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined) return known;
  if (names.size >= MOST_NAMES) return undefined;
  const name = `ledger-live-${names.size}`;
  names.set(text, name);
  return name;
}

/**
 * The connection, with every statement that takes values prepared once and planned once, and what is
 * asked in one turn sent in one write.
 */
export const prepared = (client: pg.PoolClient): pg.ClientBase =>
  new Proxy(client, {
    get: (target, property) =>
      property === 'query' ? querying(target) : (Reflect.get(target, property) as unknown),
  });

const querying = (client: pg.PoolClient) => {
  const stream = client instanceof pg.Client ? client.connection.stream : undefined;
  return (asked: string | pg.QueryConfig, given?: unknown[]) => {
    if (stream && stream.writableCorked === 0) {
      stream.cork();
      process.nextTick(() => stream.uncork());
    }
    const query = typeof asked === 'string' ? { text: asked, values: given } : asked;
    const name = query.values === undefined ? undefined : nameOf(query.text);
    return client.query({ ...query, ...(name === undefined ? {} : { name }) } as pg.QueryConfig);
  };
};
