import type pg from 'pg';
import { type TestDatabase, testDatabase } from './testing/index.js';
import { trip } from './trip.js';

const page = { name: 'page', sql: 'create table public.page (n bigint unique, words text)' };
const all = { text: 'select n, words from page order by n', values: [] };
const insert = (n: number | null, words: string | null) => ({
  text: 'insert into page values ($1, $2)',
  values: [n, words],
});

describe('statements that are sent together', () => {
  let database: TestDatabase;
  let client: pg.PoolClient;
  beforeAll(async () => (database = await testDatabase([page])));
  beforeEach(async () => {
    client = await database.pool('owner', 'pipelined').connect();
    await client.query('truncate page');
  });
  afterEach(() => client.release(true));
  afterAll(() => database.close());

  it('are answered each with its rows, as text', async () => {
    const answers = await trip(client, [all, insert(1, 'one'), insert(2, null), all]);
    const rows = [
      ['1', 'one'],
      ['2', null],
    ];
    expect(answers).toEqual([[], [], [], rows]);
    expect(await Promise.all([trip(client, [all]), trip(client, [all])])).toEqual([[rows], [rows]]);
  });

  it.each([
    [
      'plain',
      '',
      'null',
      'NULL',
      '{"a, b"}',
      'back\\slash \\n "quoted"',
      'é 学',
      '\u2028\u007f',
      null,
    ],
    ['🦉 "quoted"', 'a\nline "quoted"\t\u0001\\', 'plain', null],
    [],
  ])('take arrays with whatever is in them', async (...words) => {
    const text = 'insert into page select * from unnest($1::bigint[], $2::text[])';
    await trip(client, [{ text, values: [words.map((_, n) => n), words] }]);
    const [rows] = await trip(client, [all]);
    expect(rows).toEqual(words.map((word, n) => [String(n), word]));
  });

  it('are kept all or none, and those behind them are on their own', async () => {
    const failing = trip(client, [insert(1, 'one'), insert(1, 'again'), insert(2, 'two')]);
    const behind = trip(client, [insert(3, 'three'), all]);
    await expect(failing).rejects.toThrow('duplicate key');
    expect(await behind).toEqual([[], [['3', 'three']]]);
  });

  it('are part of a transaction that was begun before', async () => {
    const begin = { text: 'begin', values: [] };
    await trip(client, [begin, insert(1, 'one')]);
    const failing = trip(client, [insert(2, 'two'), insert(2, 'again')]);
    const commit = trip(client, [{ text: 'commit', values: [] }]);
    await expect(failing).rejects.toThrow('duplicate key');
    await commit;
    const { rows } = await client.query('select from page');
    expect(rows).toEqual([]);
  });
});
