import { importUpTo } from '../testing/authority-files.js';
import { type MemoryLedger, memoryLedger } from '../testing/memory-ledger.js';

const header = 'pupilRef,givenName,familyName,dateOfBirth,authority';
const alex = 'P1,Alex,Example,2011-03-14,801';

const latest = async (ledger: MemoryLedger) => (await ledger.events()).at(-1);

describe('importing pupils', () => {
  it('registers a child with names and needs sealed and only the cohort in the clear', async () => {
    const ledger = memoryLedger();
    const receipt = await ledger.csv('pupils', [
      `${header},ncYear,senStatus,lookedAfter`,
      `${alex},9,e,Yes`,
    ]);
    expect(receipt).toMatchObject({ accepted: 1, warnings: [] });
    const event = await latest(ledger);
    expect(event).toMatchObject({
      type: 'ChildRegistered',
      data: { authority: '801', cohort: 2011, yearOffset: -1 },
      meta: { authority: '801', effectiveOn: '2026-01-15' },
      personal: [
        { class: 'identity', values: { pupilRef: 'P1', givenName: 'Alex' } },
        { class: 'needs', values: { ncYear: '9', senStatus: 'E', lookedAfter: true } },
      ],
    });
    expect(JSON.stringify(await ledger.log.readAll(0, 10))).not.toContain('Alex');
  });

  it('corrects a changed name, with the reason sealed', async () => {
    const ledger = memoryLedger();
    await ledger.csv('pupils', [header, alex]);
    const receipt = await ledger.csv('pupils', [header, alex.replace('Alex', 'Alexandra')]);
    expect(receipt).toMatchObject({ corrected: 1 });
    expect(await latest(ledger)).toMatchObject({
      type: 'ChildDetailsCorrected',
      meta: { reason: 'sealed' },
      personal: [
        { class: 'identity', values: { givenName: 'Alexandra' } },
        { class: 'narrative', values: { reason: 'import pupils.csv' } },
      ],
    });
  });

  it('assigns a UPN that is newly given', async () => {
    const ledger = memoryLedger();
    await ledger.csv('pupils', [header, alex]);
    await ledger.csv('pupils', [`${header},upn`, `${alex},B801200005001`]);
    expect(await latest(ledger)).toMatchObject({ type: 'IdentifierAssigned' });
  });

  it('records a change from its date, and nothing the second time', async () => {
    const ledger = memoryLedger();
    await ledger.csv('pupils', [header, alex]);
    const moved = [`${header},changedFrom`, 'P1,Alex,Example,2011-03-14,802,2026-01-05'];
    expect(await ledger.csv('pupils', moved)).toMatchObject({ corrected: 1 });
    expect(await latest(ledger)).toMatchObject({
      type: 'ChildCircumstancesChanged',
      data: { authority: '802', from: '2026-01-05' },
      meta: { authority: '802', effectiveOn: '2026-01-05' },
    });
    expect(await ledger.csv('pupils', moved)).toMatchObject({ unchanged: 1 });
  });

  it('registers and changes a child in one file', async () => {
    const ledger = memoryLedger();
    const receipt = await ledger.csv('pupils', [
      `${header},senStatus,changedFrom`,
      `${alex},K,`,
      `${alex},E,2026-01-05`,
    ]);
    expect(receipt).toMatchObject({ accepted: 1, corrected: 1, errors: [] });
    const types = (await ledger.events()).map(({ type }) => type);
    expect(types).toEqual(['ChildRegistered', 'ChildCircumstancesChanged']);
  });

  it('refuses another authority without a date', async () => {
    const ledger = memoryLedger();
    await ledger.csv('pupils', [header, alex]);
    const { errors } = await ledger.csv('pupils', [header, 'P1,Alex,Example,2011-03-14,802']);
    expect(errors).toEqual([
      {
        row: 2,
        column: 'authority',
        code: 'authority-changes-from-a-date',
        message:
          'The child is recorded under authority 801, and 802 is given; a child moves to another ' +
          'authority only from a date, so give the date of the change.',
      },
    ]);
  });

  it.each([
    ['senStatus', 'X', 'not-in-list'],
    ['socialCare', 'LAC', 'not-in-list'],
    ['lookedAfter', '1', 'not-yes-or-no'],
    ['ncYear', '15', 'not-a-year-group'],
    ['ehcAssessmentRequestedOn', '1/2/25', 'not-a-date'],
    ['schoolUrn', 'Harbour', 'not-a-urn'],
    ['enrolment', 'D', 'not-in-list'],
    ['changedFrom', 'soon', 'not-a-date'],
  ])('refuses the %s %s as %s', async (column, cell, code) => {
    const { errors } = await memoryLedger().csv('pupils', [
      `${header},${column}`,
      `${alex},${cell}`,
    ]);
    expect(errors).toMatchObject([{ row: 2, column, code }]);
  });
});

describe('what only looks wrong about a pupil', () => {
  it.each([
    ['upn', 'A801200005001', 'query-upn-check-letter'],
    ['upn', 'UN1', 'query-upn-shape'],
    ['schoolUrn', '109346', 'query-school-not-on-record'],
  ])('the %s %s is recorded with %s', async (column, cell, code) => {
    const ledger = memoryLedger();
    await importUpTo(ledger, 'schools');
    const lines = [`${header},${column}`, `${alex},${cell}`];
    expect(await ledger.csv('pupils', lines)).toMatchObject({
      accepted: 1,
      warnings: [{ row: 2, column, code }],
    });
  });

  it('no UPN, and none of the codes for an unknown one, ever blocks a child', async () => {
    const unknown = ['', 'UN1', 'UN2', 'UN3', 'UN4', 'UN5', 'not known', 'L83940042400A'];
    const rows = unknown.map(
      (upn, index) => `P${index},Child ${index},Example,2011-03-14,801,${upn}`,
    );
    const receipt = await memoryLedger().csv('pupils', [`${header},upn`, ...rows]);
    expect(receipt).toMatchObject({ accepted: unknown.length, rejected: 0, errors: [] });
  });

  it('an unlikely age is recorded', async () => {
    const lines = [header, 'P1,Alex,Example,1911-03-14,801'];
    expect(await memoryLedger().csv('pupils', lines)).toMatchObject({
      accepted: 1,
      warnings: [{ row: 2, column: 'dateOfBirth', code: 'query-age' }],
    });
  });

  it('the same child under two references is recorded twice', async () => {
    const lines = [header, alex, 'P2,ALEX,Example,14/03/2011,802'];
    expect(await memoryLedger().csv('pupils', lines)).toMatchObject({
      accepted: 2,
      warnings: [{ row: 3, column: 'pupilRef', code: 'query-possible-duplicate' }],
    });
  });
});
