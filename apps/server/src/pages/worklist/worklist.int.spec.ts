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

interface Command {
  readonly category: string;
  readonly type: string;
  readonly data: object;
  readonly reason?: string;
}

function record(streamId: string, { category, type, data, ...why }: Command) {
  const recorder = aggregates.find((one) => one.category === category);
  if (!recorder) throw new Error(category);
  return recorder.record(server.ledger, {
    streamId,
    command: { type, data },
    meta: { ...meta(), ...why },
  });
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

describe('the policies that follow events', () => {
  const [child, other, placementId] = [randomUUID(), randomUUID(), randomUUID()];
  const identity = { givenName: 'Kit', familyName: 'Invented', dateOfBirth: '2011-03-14' };
  const pupil = (pupilId: string, type: string, data: object) =>
    record(`pupil-${pupilId}`, {
      ...{ category: 'pupil', type, data: { pupilId, ...data }, reason: 'Found to be so' },
    });
  const entered = (pupilId: string, needs: object) =>
    pupil(pupilId, 'RegisterChild', {
      ...{ asAt: '2025-09-01', authority: '801', needs },
      identity: { ...identity, pupilRef: `PU-${pupilId}` },
    });
  const referral = (type: string, data: object) =>
    record(`referral-${child}`, { category: 'referral', type, data });
  const only = async (today: string, type: string) =>
    (await run(today)).filter((one) => one === type);

  beforeAll(async () => {
    const providerId = randomUUID();
    await record(`provider-${providerId}`, {
      ...{ category: 'provider', type: 'OnboardProvider' },
      data: {
        ...{ providerRef: 'P-KIT', name: 'Invented Yard', kind: 'unregistered' },
        ...{ authority: '801', registered: false },
      },
    });
    await entered(child, { senStatus: 'E' });
    await entered(other, {});
    await record(`provision-${child}`, {
      ...{ category: 'provision', type: 'OrderPlacement' },
      data: {
        ...{ pupilId: child, placementId, providerId, placementRef: 'PL-KIT', lot: '1' },
        ...{ commissioner: 'authority', reason: 'behaviour-support', startsOn: '2025-12-01' },
        ...{ pattern: '1111111111', rateBasis: 'day', ratePence: 9500, costCentre: 'CC1' },
        ...{ team: 'inclusion', hundredthHoursPerWeek: 2500 },
      },
    });
    await run('2025-12-01');
  });

  it('edge case 26: breached the threshold by one child with an EHC plan, which stays sealed', async () => {
    const query = 'worklist?authority=801&on=2025-12-01&kind=over-threshold';
    const { body } = await server.ask.get(`/api/v1/figures/${query}`);
    const { rows } = body as { rows: { about: string; pupilId: string | null }[] };
    expect(rows.map(({ about, pupilId }) => [about, pupilId])).toContainEqual([
      ...['2025-12-01, ehcp-or-looked-after, 1', null],
    ]);
    expect(await run('2025-12-01')).toEqual([]);
  });

  it('scheduled its review of the half-term', async () => {
    const query = 'worklist?authority=801&on=2025-12-01&kind=review';
    const { body } = await server.ask.get(`/api/v1/figures/${query}`);
    const { rows } = body as { rows: { about: string; pupilRef: string }[] };
    expect(rows.map(({ pupilRef, about }) => [pupilRef, about])).toContainEqual([
      ...[`PU-${child}`, 'half-termly, 2025-12-19'],
    ]);
  });

  it('edge case 16: move its team and cost centre with its referral, once', async () => {
    await referral('SubmitReferral', {
      ...{ pupilId: child, referredBy: 'school', reason: 'behaviour-support' },
      ...{ submittedOn: '2025-11-20', team: 'inclusion', referralRef: 'RF-KIT' },
    });
    const offer = { to: 'send', cause: 'ehcp-issued', fundingLine: '1.2.3', costCentre: 'CC9' };
    await referral('OfferReferralTransfer', { ...offer, offeredOn: '2025-12-02' });
    expect(await run('2025-12-02')).toEqual([]);
    await referral('AcceptReferralTransfer', { to: 'send', acceptedOn: '2025-12-03' });
    expect(await run('2025-12-02')).toEqual([]);
    expect(await run('2025-12-03')).toEqual(['PackageVaried']);
    expect(await run('2025-12-03')).toEqual([]);
    const events = await server.ledger.log.readStream(`provision-${child}`);
    expect(events.at(-1)).toMatchObject({
      type: 'PackageVaried',
      data: { placementId, from: '2025-12-03', costCentre: 'CC9', team: 'send' },
    });
  });

  it('edge case 14: say the second half of a merging and of taking it back, once each', async () => {
    const goes = { otherPupilId: child, role: 'goes', mergedOn: '2025-12-03' };
    await pupil(other, 'MergeChildRecords', goes);
    expect(await only('2025-12-03', 'ChildRecordsMerged')).toHaveLength(1);
    expect(await run('2025-12-03')).toEqual([]);
    await pupil(other, 'UnmergeChildRecords', { otherPupilId: child, unmergedOn: '2025-12-04' });
    expect(await only('2025-12-04', 'ChildRecordsUnmerged')).toHaveLength(1);
    expect(await run('2025-12-04')).toEqual([]);
  });
});
