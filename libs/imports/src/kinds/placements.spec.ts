import { files, importUpTo } from '../testing/authority-files.js';
import { type MemoryLedger, memoryLedger } from '../testing/memory-ledger.js';

const [header, first] = files.placements;

/** A row of the small authority's placement with some cells otherwise. */
function placement(cells: Readonly<Record<string, string>> = {}): readonly [string, string] {
  const base = header.split(',').map((name, index) => [name, first.split(',')[index] ?? '']);
  const row = { ...(Object.fromEntries(base) as Record<string, string>), ...cells };
  return [Object.keys(row).join(','), Object.values(row).join(',')];
}

async function ready(): Promise<MemoryLedger> {
  const ledger = memoryLedger();
  await importUpTo(ledger, 'pupils');
  return ledger;
}

async function placed(): Promise<MemoryLedger> {
  const ledger = await ready();
  await ledger.csv('placements', placement());
  return ledger;
}

const order = (ledger: MemoryLedger, cells: Readonly<Record<string, string>> = {}) =>
  ledger.csv('placements', placement(cells));
const latest = async (ledger: MemoryLedger) => (await ledger.events()).at(-1);

describe('importing placements', () => {
  it('orders a placement with its references and words sealed', async () => {
    const ledger = await ready();
    const receipt = await order(ledger, {
      contribution: '20.00',
      hoursPerWeek: '12.5',
      joint: 'no',
      leadOfficer: 'Officer Name',
      referralRef: 'REF-1',
      decisionRef: 'PANEL-7',
    });
    expect(receipt).toMatchObject({ accepted: 1, errors: [], warnings: [] });
    const event = await latest(ledger);
    expect(event).toMatchObject({
      type: 'PlacementOrdered',
      data: {
        ratePence: 9500,
        contributionPence: 2000,
        hundredthHoursPerWeek: 1250,
        arrangedBy: 'authority',
        chargedWhenAbsent: true,
      },
      meta: { authority: '801', effectiveOn: '2025-11-05', decisionRef: 'PANEL-7' },
      personal: [
        { class: 'identity', values: { placementRef: 'PL1', referralRef: 'REF-1' } },
        { class: 'narrative', values: { leadOfficer: 'Officer Name' } },
      ],
    });
    expect(Object.keys(event?.data ?? {})).not.toContain('placementRef');
  });

  it('records an end newly given as the end', async () => {
    const ledger = await placed();
    const receipt = await order(ledger, { endedOn: '28/11/2025', endReason: 'reintegrated' });
    expect(receipt).toMatchObject({ corrected: 1 });
    expect(await latest(ledger)).toMatchObject({
      type: 'PlacementEnded',
      data: { endedOn: '2025-11-28', endReason: 'reintegrated' },
    });
  });

  it('orders and ends in one row a placement that is over, whatever stands below it', async () => {
    const ledger = await ready();
    const [columns, later] = placement({ placementRef: 'PL2', endedOn: '', endReason: '' });
    const [, over] = placement({ startsOn: '2025-09-02', plannedEndOn: '', endedOn: '2025-11-04' });
    const receipt = await ledger.csv('placements', [columns, later, `${over},planned`]);
    expect(receipt).toMatchObject({ accepted: 2, errors: [] });
  });

  it('puts right what changed, with both values visible', async () => {
    const ledger = await placed();
    expect(await order(ledger, { rate: '99.00' })).toMatchObject({ corrected: 1 });
    const [ordered, corrected] = (await ledger.events()).slice(-2);
    expect(ordered?.data).toMatchObject({ ratePence: 9500 });
    expect(corrected).toMatchObject({
      type: 'PlacementCorrected',
      data: { changed: { ratePence: 9900 } },
      meta: { corrects: ordered?.eventId, reason: 'sealed' },
    });
  });

  it('owns the fact by the authority that the child belonged to when it started', async () => {
    const ledger = await ready();
    await ledger.csv('pupils', [
      'pupilRef,givenName,familyName,dateOfBirth,authority,changedFrom',
      'P1,Alex,Example,2011-03-14,802,2025-11-01',
    ]);
    await order(ledger);
    expect(await latest(ledger)).toMatchObject({ meta: { authority: '802' } });
  });

  it('edge case 20: takes a contract that charges the first days of an absence', async () => {
    const ledger = await ready();
    const clause = { chargedWhenAbsent: 'first-5-days' };
    expect(await order(ledger, clause)).toMatchObject({ accepted: 1, errors: [] });
    expect(await latest(ledger)).toMatchObject({
      data: { chargedWhenAbsent: false, absentDaysCharged: 5 },
    });
    expect(await order(ledger, clause)).toMatchObject({ unchanged: 1 });
    expect(await order(ledger, { chargedWhenAbsent: 'no' })).toMatchObject({ corrected: 1 });
    expect(await order(ledger, { chargedWhenAbsent: 'no' })).toMatchObject({ unchanged: 1 });
    expect(await latest(ledger)).toMatchObject({ data: { changed: { absentDaysCharged: 0 } } });
  });

  it('takes a placement by a school without a price', async () => {
    const ledger = await ready();
    const cells = { commissioner: 'school', rate: '', rateBasis: '', costCentre: '' };
    expect(await order(ledger, cells)).toMatchObject({ accepted: 1 });
  });
});

describe('a placement row that is refused', () => {
  it.each<[Record<string, string>, string, string]>([
    [{ pupilRef: 'P9' }, 'pupilRef', 'unknown-pupil'],
    [{ providerRef: 'NONE' }, 'providerRef', 'unknown-provider'],
    [{ plannedEndOn: '2025-11-04' }, 'plannedEndOn', 'placement-ends-before-it-starts'],
    [{ endedOn: '2025-11-04' }, 'endedOn', 'placement-ends-before-it-starts'],
    [{ endReason: 'planned' }, 'endReason', 'end-reason-without-an-end'],
    [{ rate: '' }, 'rate', 'price-missing'],
    [{ rateBasis: '' }, 'rateBasis', 'rate-without-basis'],
    [{ costCentre: '' }, 'costCentre', 'price-missing'],
    [{ rate: '-1' }, 'rate', 'not-a-price'],
    [{ pattern: '11110' }, 'pattern', 'not-a-pattern'],
    [{ pattern: '' }, 'pattern', 'value-missing'],
    [{ rateBasis: 'month' }, 'rateBasis', 'not-in-list'],
    [{ reason: 'boredom' }, 'reason', 'not-in-list'],
    [{ chargedWhenAbsent: 'first-0-days' }, 'chargedWhenAbsent', 'not-yes-or-no'],
    [{ deliveryMode: 'pigeon' }, 'deliveryMode', 'not-in-list'],
  ])('is one with %j: %s %s', async (cells, column, code) => {
    const ledger = await ready();
    const { position } = await ledger.log.head();
    const receipt = await order(ledger, cells);
    expect(receipt).toMatchObject({ rejected: 1, errors: [{ row: 2, column, code }] });
    expect(receipt.errors[0]?.message).toMatch(/^[^{}]+\.$/);
    expect((await ledger.log.head()).position).toBe(position);
  });

  it('is one for a session that another placement holds, unless joint', async () => {
    const ledger = await placed();
    const cells = { placementRef: 'PL2', providerRef: 'WORKS', pattern: '0001111100' };
    expect(await order(ledger, cells)).toMatchObject({
      errors: [{ row: 2, code: 'session-already-held' }],
    });
    expect(await order(ledger, { ...cells, joint: 'yes' })).toMatchObject({ accepted: 1 });
  });

  it('is one that makes more than ten sessions a week', async () => {
    const ledger = await placed();
    const cells = { placementRef: 'PL2', pattern: '1111111111', joint: 'yes' };
    expect(await order(ledger, cells)).toMatchObject({
      errors: [{ row: 2, code: 'more-than-ten-sessions' }],
    });
  });

  it('is one that moves the placement to another provider or another child', async () => {
    const ledger = await placed();
    expect(await order(ledger, { providerRef: 'WORKS' })).toMatchObject({
      errors: [{ row: 2, column: 'providerRef', code: 'placement-moved-to-another-provider' }],
    });
    expect(await order(ledger, { pupilRef: 'P2' })).toMatchObject({
      errors: [{ row: 2, column: 'pupilRef', code: 'placement-moved-to-another-pupil' }],
    });
  });

  it('does not bind its reference to the wrong child', async () => {
    const ledger = await placed();
    expect(await order(ledger, { placementRef: 'PL2' })).toMatchObject({ rejected: 1 });
    expect(await order(ledger, { placementRef: 'PL2', pupilRef: 'P2' })).toMatchObject({
      accepted: 1,
    });
  });
});

describe('what only looks wrong about a placement', () => {
  it.each<[Record<string, string>, string, string]>([
    [{ startsOn: '2025-08-29' }, 'startsOn', 'query-provider-not-approved'],
    [{ lot: '3' }, 'lot', 'query-lot'],
    [{ startsOn: '2025-11-08' }, 'startsOn', 'query-starts-at-a-weekend'],
    [{ startsOn: '2025-10-28' }, 'startsOn', 'query-starts-outside-terms'],
    [{ startsOn: '2031-09-02', plannedEndOn: '' }, 'startsOn', 'query-age'],
    [{ reason: 'permanent-exclusion' }, 'reason', 'query-exclusion-not-recorded'],
    [{ schoolUrn: '109346' }, 'schoolUrn', 'query-school-not-on-record'],
    [{ providerRef: 'WORKS', hoursPerWeek: '18' }, 'providerRef', 'query-registration-threshold'],
    [
      { providerRef: 'WORKS', pattern: '1111111111' },
      'providerRef',
      'query-registration-threshold',
    ],
  ])('%j is recorded with %s %s', async (cells, column, code) => {
    const ledger = await ready();
    const receipt = await order(ledger, cells);
    expect(receipt).toMatchObject({ accepted: 1, rejected: 0 });
    expect(receipt.warnings).toContainEqual(expect.objectContaining({ row: 2, column, code }));
  });

  it('says nothing of an exclusion that is on record', async () => {
    const ledger = await ready();
    await ledger.csv('suspensions', [
      'suspensionRef,pupilRef,schoolUrn,kind,startsOn,reason',
      'PX1,P1,109345,permanent-exclusion,2025-10-20,PA',
    ]);
    expect((await order(ledger, { reason: 'permanent-exclusion' })).warnings).toEqual([]);
    const other = await order(ledger, { reason: 'suspension' });
    expect(other.warnings).toMatchObject([{ code: 'query-exclusion-not-recorded' }]);
  });

  it('counts all placements of the child with a provider towards registration', async () => {
    const ledger = await ready();
    const cells = { providerRef: 'WORKS', hoursPerWeek: '9', pattern: '1111000000' };
    expect((await order(ledger, cells)).warnings).toEqual([]);
    const second = { ...cells, placementRef: 'PL2', pattern: '0000111100' };
    expect((await order(ledger, second)).warnings).toMatchObject([
      { code: 'query-registration-threshold' },
    ]);
  });
});
