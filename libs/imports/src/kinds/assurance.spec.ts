import { provider } from '@ledger/provider';
import { record } from '@ledger/write-side';
import { files, importUpTo } from '../testing/authority-files.js';
import { type MemoryLedger, memoryLedger } from '../testing/memory-ledger.js';
import { template } from '../template.js';

async function ready(): Promise<MemoryLedger> {
  const ledger = memoryLedger();
  await importUpTo(ledger, 'providers');
  return ledger;
}

const typesOf = async (ledger: MemoryLedger, of: string) =>
  (await ledger.events()).filter(({ streamId }) => streamId.startsWith(of)).map(({ type }) => type);

describe('importing visits', () => {
  const visit = (ledger: MemoryLedger, columns: string, row: string) =>
    ledger.csv('qa-visits', [`visitRef,providerRef,visitOn,visitedBy${columns}`, row]);
  const whole =
    ',announced,areas,heldOn,reportIssuedOn,ratings,summary,nextDueOn,sharedWith,sharedOn';
  const row =
    'V1,QUAY,2025-11-05,803,no,health-and-safety,2025-11-06,2025-11-20,' +
    'health-and-safety=amber,Fire log,2026-11-06,801;802,2025-11-21';

  it('records a visit with its report, once', async () => {
    const ledger = await ready();
    expect(await visit(ledger, whole, row)).toMatchObject({ accepted: 1, errors: [] });
    expect(await typesOf(ledger, 'qa-visit-')).toEqual([
      'QaVisitScheduled',
      'QaVisitHeld',
      'QaReportIssued',
      'QaReportShared',
      'QaReportShared',
    ]);
    expect((await ledger.events()).at(-3)).toMatchObject({
      data: { ratings: [{ area: 'health-and-safety', rating: 'amber' }], summary: 'Fire log' },
      meta: { authority: '803', effectiveOn: '2025-11-20' },
    });
    expect(await visit(ledger, whole, row)).toMatchObject({ unchanged: 1 });
  });

  it('records what is newly given, and corrects what differs', async () => {
    const ledger = await ready();
    const plain = 'V1,QUAY,2025-11-05,Boards and Co';
    expect(await visit(ledger, '', plain)).toMatchObject({ accepted: 1 });
    expect((await ledger.events()).at(-1)).toMatchObject({ meta: { authority: '801' } });
    const held = await visit(ledger, ',heldOn', `${plain},2025-11-06`);
    expect(held).toMatchObject({ corrected: 1 });
    expect((await ledger.events()).at(-1)).toMatchObject({ type: 'QaVisitHeld' });
    expect(await visit(ledger, '', plain)).toMatchObject({ unchanged: 1 });
    const again = await visit(ledger, ',announced', `${plain},no`);
    expect(again).toMatchObject({ corrected: 1 });
    expect((await ledger.events()).at(-1)).toMatchObject({
      type: 'QaVisitCorrected',
      meta: { reason: 'import qa-visits.csv' },
    });
  });

  it('cancels a visit', async () => {
    const ledger = await ready();
    const cancelled = 'V1,QUAY,2025-11-05,801,2025-11-01';
    expect(await visit(ledger, ',cancelledOn', cancelled)).toMatchObject({ accepted: 1 });
    expect((await ledger.events()).at(-1)).toMatchObject({ data: { reasonCode: 'other' } });
  });

  it.each([
    ['', 'V1,NONE,2025-11-05,801', 'providerRef', 'unknown-provider'],
    [',ratings', 'V1,QUAY,2025-11-05,801,fire=red', 'ratings', 'not-ratings'],
    [',areas', 'V1,QUAY,2025-11-05,801,fire', 'areas', 'not-areas'],
    [',summary', 'V1,QUAY,2025-11-05,801,Good', 'reportIssuedOn', 'value-missing'],
    [',heldOn', 'V1,QUAY,2025-11-05,801,2026-02-01', 'heldOn', 'visit-held-in-the-future'],
    [',reportIssuedOn', 'V1,QUAY,2025-11-05,801,2025-11-06', '', 'visit-not-held'],
  ])('refuses %s %s at %j as %s', async (...[columns, bad, column, code]) => {
    const ledger = await ready();
    const receipt = await visit(ledger, columns, bad);
    expect(receipt).toMatchObject({ rejected: 1, errors: [{ row: 2, column, code }] });
    expect(await typesOf(ledger, 'qa-visit-')).toEqual([]);
  });
});

describe('importing findings', () => {
  const header = 'findingRef,providerRef,raisedOn,source,area,severity,finding';
  const plain = 'F1,WORKS,2025-11-05,ofsted,leadership,high,No plan for absence';
  const find = (ledger: MemoryLedger, columns: string, row: string) =>
    ledger.csv('findings', [`${header}${columns}`, row]);

  it('records a finding with its answer and closing, once', async () => {
    const ledger = await ready();
    const columns = ',immediateRisk,respondedOn,response,closedOn,closedBy,closingEvidence';
    const row = `${plain},yes,2025-11-10,Written,2025-11-20,QA officer,Plan seen`;
    expect(await find(ledger, columns, row)).toMatchObject({ accepted: 1, errors: [] });
    expect(await typesOf(ledger, 'finding-')).toEqual([
      'QaFindingRaised',
      'QaFindingResponded',
      'QaFindingClosed',
    ]);
    expect(await find(ledger, columns, row)).toMatchObject({ unchanged: 1 });
    expect(await find(ledger, '', plain)).toMatchObject({ unchanged: 1 });
  });

  it('knows the visit that it came from, and whom it was shared with', async () => {
    const ledger = await ready();
    await ledger.csv('qa-visits', [
      'visitRef,providerRef,visitOn,visitedBy',
      'V1,WORKS,2025-11-05,802',
    ]);
    const columns = ',visitRef,raisedBy,sharedWith,alert';
    expect(await find(ledger, columns, `${plain},V1,802,803,yes`)).toMatchObject({ accepted: 1 });
    const [raised, shared] = (await ledger.events()).slice(-2);
    expect(raised).toMatchObject({
      data: { visitId: expect.any(String) },
      meta: { authority: '802' },
    });
    expect(shared).toMatchObject({ data: { with: '803', sharedOn: '2025-11-05', alert: true } });
  });

  it('corrects what differs', async () => {
    const ledger = await ready();
    await find(ledger, '', plain);
    const again = await find(ledger, '', plain.replace('high', 'critical'));
    expect(again).toMatchObject({ corrected: 1 });
  });

  it.each([
    [',visitRef', `${plain},V9`, 'visitRef', 'unknown-visit'],
    [',closedOn', `${plain},2025-11-20`, 'closedBy', 'value-missing'],
    [',response', `${plain},Written`, 'respondedOn', 'value-missing'],
    [',respondedOn', `${plain},2025-11-04`, 'respondedOn', 'finding-step-before-it-was-raised'],
    ['', plain.replace('WORKS', 'NONE'), 'providerRef', 'unknown-provider'],
    ['', plain.replace('high', 'red'), 'severity', 'not-in-list'],
  ])('refuses %s %s at %s as %s', async (...[columns, bad, column, code]) => {
    const ledger = await ready();
    const receipt = await find(ledger, columns, bad);
    expect(receipt).toMatchObject({ rejected: 1, errors: [{ row: 2, column, code }] });
  });
});

describe('the templates of assurance', () => {
  it('can be imported as they are, once the provider is on record', async () => {
    const ledger = await ready();
    await ledger.csv('providers', template('providers').trim().split('\n'));
    for (const kind of ['qa-visits', 'findings']) {
      const receipt = await ledger.csv(kind, template(kind).trim().split('\n'));
      expect(receipt).toMatchObject({ accepted: 1, errors: [] });
    }
  });
});

describe('a placement that starts while its provider is suspended', () => {
  it('is recorded and queried', async () => {
    const ledger = memoryLedger();
    await importUpTo(ledger, 'pupils');
    const first = (await ledger.events()).find(({ type }) => type === 'ProviderOnboarded');
    const suspended = {
      type: 'SuspendProvider' as const,
      data: { scope: 'new-placements', from: '2025-11-01', reasonCode: 'quality' } as const,
    };
    const meta = {
      authority: '801',
      actor: { id: 'ola', role: 'operator', organisation: '801' },
      source: { kind: 'api' } as const,
      requestId: 'a5e0c9a0-5b1e-4a53-8f7b-2f8a9d3c1b77',
    };
    await record(ledger.ports, provider, {
      streamId: first?.streamId ?? '',
      command: suspended,
      meta,
    });
    const receipt = await ledger.csv('placements', files.placements);
    expect(receipt).toMatchObject({
      accepted: 1,
      warnings: expect.arrayContaining([
        expect.objectContaining({ column: 'startsOn', code: 'query-provider-suspended' }),
      ]),
    });
  });
});
