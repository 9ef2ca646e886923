import { exampleFiles, recordExample } from '../testing/example-files.js';
import { served, type Served } from '../testing/served.js';
import { agentAs } from '../testing/signed-in.js';

let server: Served;
beforeAll(async () => {
  server = await served();
  await recordExample(server);
});
afterAll(() => server?.close());

const figure = (query: string) => server.ask.get(`/api/v1/figures/${query}`);
const spend = 'high-needs-spend?authority=801&financialYear=2025-26&on=2025-12-31';

describe('a figure', () => {
  it('answers as the contract says', async () => {
    const { status, body } = await figure(spend);
    expect(status).toBe(200);
    expect(body).toEqual({
      figure: 'high-needs-spend',
      on: '2025-12-31',
      knownAt: null,
      position: (await server.ledger.log.head()).position,
      rows: [
        expect.objectContaining({ costCentre: 'CC1', s251Line: '1.2.7', budgetPence: 1_000_000 }),
      ],
      totals: expect.objectContaining({ deliveredPence: 26 * 9500 + 7 * 6000 }),
    });
  });

  it('knew nothing before anything was recorded', async () => {
    const { body } = await figure(`${spend}&knownAt=2000-01-01`);
    expect(body).toMatchObject({ knownAt: '2000-01-01', position: 0, rows: [] });
  });

  it('waits for the position asked for', async () => {
    const { position } = await server.ledger.log.head();
    expect((await figure(`${spend}&minPosition=${position}`)).body).toMatchObject({ position });
  });

  it('opens names for who may read them and withholds them from the board', async () => {
    const query = 'attendance?authority=801&from=2025-11-01&to=2025-11-30&by=pupil';
    expect((await figure(query)).body).toMatchObject({ rows: [{ key: 'PU-1' }] });
    const board = await agentAs(server, 'board-member');
    const { body } = await board.get(`/api/v1/figures/${query}`);
    expect(body).toMatchObject({ rows: [{ key: 'withheld' }] });
  });

  it.each([
    ['high-needs-spend?authority=801&financialYear=2025-27', '/financialYear'],
    ['high-needs-spend?authority=801', '/financialYear'],
    ['pupils-by-key-stage?authority=Bristol', '/authority'],
    ['pupils-by-key-stage?authority=801&on=2025-02-30', '/on'],
    ['pupils-by-key-stage?authority=801&knownAt=yesterday', '/knownAt'],
    ['pupils-by-key-stage?authority=801&minPosition=-1', '/minPosition'],
    ['placement-history?pupilRef=NOBODY', '/pupilRef'],
  ])('%s is 400 at %s', async (query, pointer) => {
    const answer = await figure(query);
    expect(answer.status).toBe(400);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    const { errors } = answer.body as { errors: { pointer: string }[] };
    expect(errors.map((one) => one.pointer)).toContain(pointer);
  });

  it('of an unknown name is 404', async () => {
    expect((await figure('happiness')).status).toBe(404);
  });
});

describe('an import', () => {
  const send = (kind: string, csv: string) =>
    server.ask.post(`/api/v1/imports/${kind}`).type('text/csv').send(csv);

  it('sent twice records nothing the second time', async () => {
    const before = await server.ledger.log.head();
    for (const [kind, csv] of exampleFiles)
      expect((await send(kind, csv)).body).toMatchObject({
        accepted: 0,
        corrected: 0,
        rejected: 0,
      });
    expect((await server.ledger.log.head()).position).toBe(before.position);
  });

  it('names the row, the column and the fault, and records the good rows', async () => {
    const header = 'authority,financialYear,costCentre,name,s251Line,amount\n';
    const rows = '801,2025-26,CC2,Other,1.2.6,1.00\n801,2025-26,CC3,Other,1.2.6,a lot\n';
    const { body } = await send('budget-lines', header + rows);
    expect(body).toMatchObject({
      accepted: 1,
      rejected: 1,
      errors: [{ row: 3, column: 'amount' }],
    });
  });

  it('as a dry run records nothing', async () => {
    const before = await server.ledger.log.head();
    const csv = 'urn,name,authority,phase\n109346,Other Academy,801,secondary\n';
    const answer = await server.ask
      .post('/api/v1/imports/schools?dryRun=true')
      .type('text/csv')
      .send(csv);
    expect(answer.body).toMatchObject({ accepted: 1 });
    expect((await server.ledger.log.head()).position).toBe(before.position);
  });

  it('may come as a form with a file', async () => {
    const csv = 'urn,name,authority,phase\n109347,Third Academy,801,secondary\n';
    const answer = await server.ask
      .post('/api/v1/imports/schools')
      .attach('file', Buffer.from(csv), 'schools.csv');
    expect(answer.body).toMatchObject({ accepted: 1, errors: [] });
  });

  it('takes no more than 20,000 rows or 10 MB', async () => {
    const long = `urn,name,authority,phase\n${'109346,Academy,801,secondary\n'.repeat(20_001)}`;
    const { body } = await send('schools', long);
    expect(body).toMatchObject({ accepted: 0, errors: [{ code: 'too-many-rows' }] });
    const big = await server.ask
      .post('/api/v1/imports/schools')
      .attach('file', Buffer.alloc(10 * 1024 * 1024 + 1, 'x'), 'big.csv');
    expect(big.status).toBe(413);
  });

  it('of an unknown kind is 404; each kind has a template that names its columns', async () => {
    expect((await send('wishes', 'a\n1\n')).status).toBe(404);
    const { body } = await server.ask.get('/api/v1/imports');
    for (const { kind, columns } of (body as { kinds: { kind: string; columns: string[] }[] })
      .kinds) {
      const { text } = await server.ask.get(`/api/v1/imports/${kind}/template`);
      expect(text.split('\n')[0]).toBe(columns.join(','));
    }
  });
});

describe('operations', () => {
  it('are healthy and counted, without an id in any label', async () => {
    expect((await server.ask.get('/health/live')).body).toEqual({ status: 'ok' });
    expect((await server.ask.get('/health/ready')).status).toBe(200);
    const { text } = await server.ask.get('/metrics');
    expect(text).toContain('ledger_projection_lag_events{projection="attendance"}');
    expect(text).not.toMatch(/PU-1|[0-9a-f]{8}-[0-9a-f]{4}-/);
  });

  it('count the batches that are appended, and show where the log ends', async () => {
    const metric = async (name: string) => {
      const { text } = await server.ask.get('/metrics');
      return Number(new RegExp(`^${name} (.+)$`, 'm').exec(text)?.[1]);
    };
    const counts = ['batch_events_sum', 'batch_seconds_count', 'queue_seconds_count'];
    const names = [...counts, 'requests_total'].map((name) => `ledger_append_${name}`);
    const before = await Promise.all(names.map(metric));
    const csv = 'urn,name,authority,phase\n109348,Counted Academy,801,secondary\n';
    const { body } = await server.ask.post('/api/v1/imports/schools').type('text/csv').send(csv);
    expect(body).toMatchObject({ accepted: 1 });
    const after = await Promise.all(names.map(metric));
    after.forEach((count, n) => expect(count).toBeGreaterThan(before[n] ?? Number.NaN));
    expect(await metric('ledger_log_position')).toBe((await server.ledger.log.head()).position);
    expect(await metric('ledger_append_waiting_events')).toBe(0);
    expect(await metric('ledger_append_busy_total')).toBe(0);
    expect(await metric('ledger_listener_reconnects_total')).toBe(0);
  });

  it('know no event past the end of the log', async () => {
    expect((await server.ask.get('/api/v1/events/999999')).status).toBe(404);
    expect((await server.ask.get('/api/v1/streams/pupil-nobody')).status).toBe(404);
    expect((await server.ask.get('/api/v1/events/first')).status).toBe(400);
  });
});
