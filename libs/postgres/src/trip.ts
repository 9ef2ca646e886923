import pg from 'pg';

/** A statement with its values: text, whole numbers, truth values, null, and arrays of these. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** A row as the server wrote it. */
export type TextRow = readonly (string | null)[];
type Answers = readonly (readonly TextRow[])[];

/**
 * Sends statements together and waits once: the rows of each, as text. They are one transaction of
 * their own, or part of the one that was begun before. Each text is prepared once on a connection.
 * The connection is not to be used again when this fails.
 */
export const trip = (client: pg.ClientBase, statements: readonly Statement[]): Promise<Answers> =>
  new Promise((settle, fail) => {
    client.query(new Trip(statements, (error, answers) => (error ? fail(error) : settle(answers))));
  });

type Done = (error: Error | null, answers: Answers) => void;

// What a query of `pg` does, for several statements: nothing is described, because whoever asks
// knows the columns, and the connection is synchronised once.
class Trip extends pg.Query {
  readonly #answers: TextRow[][] = [];
  #rows: TextRow[] = [];

  constructor(
    readonly statements: readonly Statement[],
    readonly callback: Done,
  ) {
    super({ text: '' });
  }

  override submit = (connection: pg.Connection): null => {
    corked(connection);
    for (const statement of this.statements) send(connection, statement);
    connection.sync();
    return null;
  };

  handleDataRow({ fields }: { readonly fields: TextRow }): void {
    this.#rows.push(fields);
  }

  handleCommandComplete(): void {
    this.#answers.push(this.#rows);
    this.#rows = [];
  }

  handleReadyForQuery(): void {
    this.callback(null, this.#answers);
  }

  handleError(error: Error): void {
    this.callback(error, []);
  }
}

// What is sent in one turn goes out in one write.
function corked({ stream }: pg.Connection): void {
  if (stream.writableCorked > 0) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

// A connection's statements are as many as the texts it was given; past these, they are sent anew.
const MOST_NAMES = 400;
const prepared = new WeakMap<pg.Connection, Map<string, string>>();

function send(connection: pg.Connection, { text, values }: Statement): void {
  const names = prepared.get(connection) ?? new Map<string, string>();
  prepared.set(connection, names);
  const known = names.get(text);
  const statement = known ?? (names.size < MOST_NAMES ? `trip-${names.size}` : '');
  if (known === undefined) connection.parse({ name: statement, text, types: [] }, true);
  if (statement !== '') names.set(text, statement);
  connection.bind({ portal: '', statement, values: values.map(sent) }, true);
  connection.execute({ portal: '', rows: '' }, true);
}

function sent(value: unknown): string | null {
  if (value === null) return null;
  return Array.isArray(value) ? arrayText(value) : String(value);
}

// JSON has the same form as an array of such items, and is made at once instead of in pieces.
function arrayText(items: readonly unknown[]): string {
  if (items.every(isPlain)) return `{${JSON.stringify(items).slice(1, -1)}}`;
  return `{${items.map(item).join()}}`;
}

const plain = /^[^\u0000-\u001f\ud800-\udfff]*$/;
const isPlain = (value: unknown) => typeof value !== 'string' || plain.test(value);

function item(value: unknown): string {
  if (value === null) return 'NULL';
  if (typeof value !== 'string') return String(value);
  return `"${value.replace(/["\\]/g, '\\$&')}"`;
}
