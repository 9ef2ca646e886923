import { randomUUID } from 'node:crypto';
import { worklistDue } from '@ledger/ledger';
import { policies } from '@ledger/policies';
import { aggregates } from '@ledger/write-side';
import { recordExample } from '../../testing/example-files.js';
import { served, type Served } from '../../testing/served.js';
import { type Agent, agentAs } from '../../testing/signed-in.js';

let server: Served;
let board: Agent;
let auditor: Agent;

beforeAll(async () => {
  server = await served();
  await recordExample(server);
  [board, auditor] = [await agentAs(server, 'board-member'), await agentAs(server, 'auditor')];
});
afterAll(() => server?.close());

const meta = () => ({
  authority: '801',
  actor: { id: 'tester', role: 'operator', organisation: '801' },
  source: { kind: 'api' } as const,
  requestId: randomUUID(),
});

function record(streamId: string, ask: { category: string; type: string; data: object }) {
  const { category, type, data } = ask;
  const recorder = aggregates.find((one) => one.category === category);
  if (!recorder) throw new Error(category);
  return recorder.record(server.ledger, { streamId, command: { type, data }, meta: meta() });
}

/** Asks every policy about everything that is due, as the jobs do; how many events came of it. */
async function run(today: string): Promise<readonly string[]> {
  const recorded: string[] = [];
  for (const item of await worklistDue(server.ledger, today)) {
    const ask = policies.find(({ kind }) => kind === item.kind)?.ask(item, today);
    if (ask) recorded.push(...(await record(item.subject, ask)).events.map(({ type }) => type));
  }
  return recorded;
}

describe('the worklist', () => {
  const asked = '?authority=801&on=2025-11-12';

  it('is a figure, a file and a page', async () => {
    const { body } = await server.ask.get(`/api/v1/figures/worklist${asked}&role=provider`);
    expect(body).toMatchObject({ figure: 'worklist', on: '2025-11-12' });
    const { rows } = body as { rows: { kind: string; pupilRef: string; about: string }[] };
    const kinds = new Set(rows.map(({ kind }) => kind));
    expect(kinds).toEqual(new Set(['missing-mark', 'absence-follow-up']));
    expect(rows[0]).toMatchObject({ pupilRef: 'PU-1' });
    const page = await auditor.get(`/worklist${asked}`);
    expect(page.text).toContain('Expected session has no mark');
    expect(page.text).toContain('Unexplained absence is not followed up');
    expect(page.text).toMatch(/href="\/events\/\d+"/);
    const file = await auditor.get(`/worklist.csv${asked}`);
    expect(file.text.split('\n')).toHaveLength(rows.length + 2);
  });

  it('keeps the child from the board, and tells home how much waits', async () => {
    expect((await board.get(`/worklist${asked}`)).text).not.toContain('PU-1');
    expect((await board.get('/')).text).toMatch(
      /href="\/worklist\?role=board-member"[^>]*>Worklist \(\d+\)/,
    );
  });

  it('says what is wrong with a question', async () => {
    const { status, body } = await server.ask.get(`/api/v1/figures/worklist${asked}&kind=anything`);
    expect(status).toBe(400);
    expect(body).toMatchObject({ errors: [{ pointer: '/kind' }] });
  });
});

describe('the policies', () => {
  const [providerId, documentId] = [randomUUID(), randomUUID()];
  const data = { documentId, kind: 'insurance', receivedOn: '2025-09-01', expiresOn: '2025-11-30' };
  const received = { category: 'compliance', type: 'ReceiveComplianceDocument', data };

  it('record once, on the day after, that a document has expired', async () => {
    await record(`compliance-${providerId}`, received);
    expect(await run('2025-11-30')).not.toContain('ComplianceDocumentExpired');
    expect(await run('2025-12-01')).toEqual(['ComplianceDocumentExpired']);
    const { position } = await server.ledger.log.head();
    expect(await run('2025-12-01')).toEqual([]);
    expect(await run('2025-12-02')).toEqual([]);
    expect((await server.ledger.log.head()).position).toBe(position);
  });

  it('leave on the list what only people can settle', async () => {
    const query = 'worklist?authority=801&on=2025-12-02&kind=document-expired';
    const { body } = await server.ask.get(`/api/v1/figures/${query}`);
    expect(body).toMatchObject({ rows: [{ about: 'insurance', status: 'late', daysLate: 1 }] });
  });
});
