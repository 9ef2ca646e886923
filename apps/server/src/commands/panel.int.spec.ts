import { randomUUID } from 'node:crypto';
import { errorsIn, seen, served, type Served } from '../testing/served.js';

let server: Served;
const ids = {
  provider: randomUUID(),
  pupil: randomUUID(),
  referral: randomUUID(),
  panel: randomUUID(),
};

const send = (path: string, data: object, revision?: number) =>
  server.send(path, data, seen(revision));
const atPanel = (command: string, data: object, seen?: number) =>
  send(`panel/${ids.panel}/${command}`, data, seen);

const meeting = { panelRef: 'BIP-1', kind: 'inclusion-panel', heldOn: '2025-10-15' };
const item = () => ({ referralId: ids.referral });

beforeAll(async () => {
  server = await served();
  const provider = { name: 'Farm', kind: 'unregistered', authority: '802', registered: false };
  const identity = {
    pupilRef: 'PU-8',
    givenName: 'Ida',
    familyName: 'A',
    dateOfBirth: '2011-03-14',
  };
  const child = { asAt: '2025-09-01', authority: '801', identity, needs: {} };
  const answers = [
    await send(`provider/${ids.provider}/onboard-provider`, { providerRef: 'P8', ...provider }),
    await send(`pupil/${ids.pupil}/register-child`, child),
    await send(`referral/${ids.referral}/submit-referral`, {
      ...{ pupilId: ids.pupil, referredBy: 'school', reason: 'other', referralRef: 'REF-8' },
      submittedOn: '2025-10-01',
    }),
    await atPanel('schedule-panel', { ...meeting, authority: '801' }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
});
afterAll(() => server?.close());

describe('a panel over HTTP', () => {
  it('is scheduled once, and puts on its agenda what the record knows', async () => {
    const again = await atPanel('schedule-panel', { ...meeting, authority: '801' }, 0);
    expect(again.body).toMatchObject({ outcome: 'unchanged' });
    const found = await server.ask.post('/api/v1/lookups').send({ kind: 'panel', ref: 'BIP-1' });
    expect(found.body).toMatchObject({ id: ids.panel });
    const nothing = { referralId: randomUUID() };
    const unknown = await atPanel('put-referral-on-agenda', nothing, 0);
    expect(errorsIn(unknown)[0]?.code).toBe('unknown-referral');
    const put = await atPanel('put-referral-on-agenda', item(), 0);
    expect(put.body).toMatchObject({ outcome: 'recorded', revision: 1 });
  });

  it('decides after it has considered, with the facts of providers read from the record', async () => {
    const decision = {
      ...{ ...item(), outcome: 'agree', providerIds: [ids.provider] },
      ...{ approver: { memberId: 'lead', role: 'lead' }, unregisteredReason: 'short-bridge' },
    };
    const early = await atPanel('decide-referral', decision, 1);
    expect(errorsIn(early)[0]?.code).toBe('referral-not-considered');
    const members = [{ memberId: 'chair', role: 'chair', organisation: '801' }];
    const discussion = 'Kanarienvogel';
    const considered = { ...item(), members, options: ['outreach'], discussion };
    expect((await atPanel('consider-referral', considered, 1)).status).toBe(200);
    const silent = await atPanel('decide-referral', decision, 2);
    expect(errorsIn(silent)[0]).toMatchObject({
      code: 'out-of-area-reason-missing',
      pointer: '/data/outOfAreaReason',
    });
    const reasoned = { ...decision, outOfAreaReason: 'no-local-place' };
    expect((await atPanel('decide-referral', reasoned, 2)).body).toMatchObject({ revision: 3 });
    const stored = await server.ledger.log.readStream(`panel-${ids.panel}`);
    expect(stored.at(-1)?.data).toMatchObject({
      providers: [{ providerId: ids.provider, authority: '802', registered: false }],
    });
    expect(JSON.stringify(stored)).not.toContain('Kanarienvogel');
  });
});

describe('a placement ordered over HTTP under a decision', () => {
  const [placementId, longer] = [randomUUID(), randomUUID()];
  const order = {
    ...{ placementRef: 'PL-8', placementId, providerId: ids.provider, lot: '1' },
    ...{ commissioner: 'authority', reason: 'other', startsOn: '2025-11-05' },
    ...{ pattern: '1111000000', plannedEndOn: '2025-12-19', rateBasis: 'day' },
    ...{ ratePence: 95_00, costCentre: 'HN-127' },
  };
  const child = (command: string, data: object, more: { seen?: number; decisionRef?: string }) => {
    const { seen, ...named } = more;
    return server.ask
      .post(`/api/v1/provision/${ids.pupil}/${command}`)
      .set({
        'Idempotency-Key': randomUUID(),
        ...(seen === undefined ? {} : { 'If-Match': `"${seen}"` }),
      })
      .send({ data, ...named });
  };
  const decisionRef = 'BIP-1';
  const approval = { approvedWeeklyPence: 190_00, approvedUntil: '2025-12-19' };

  beforeAll(async () => {
    const decided = await server.ask
      .post(`/api/v1/panel/${ids.panel}/decide-referral`)
      .set({ 'Idempotency-Key': randomUUID(), 'If-Match': '"3"' })
      .send({
        data: {
          ...{ ...item(), outcome: 'agree', providerIds: [ids.provider], ...approval },
          ...{ approver: { memberId: 'lead', role: 'lead' }, unregisteredReason: 'short-bridge' },
          outOfAreaReason: 'no-local-place',
        },
        reason: 'The cost was left out',
      });
    expect(decided.body).toMatchObject({ outcome: 'recorded', revision: 4 });
  });

  it('is refused above the cost and past the end that were approved, in words', async () => {
    const dear = await child('order-placement', { ...order, ratePence: 95_01 }, { decisionRef });
    expect(dear.status).toBe(409);
    expect(errorsIn(dear)[0]).toMatchObject({
      code: 'order-beyond-approval',
      message: expect.stringContaining('BIP-1 the placement is above weekly cost. Have a second'),
    });
    const endless = { ...order, plannedEndOn: undefined };
    const long = await child('order-placement', endless, { decisionRef });
    expect(JSON.stringify(errorsIn(long))).toContain('past approved end');
    expect(await server.ledger.log.readStream(`provision-${ids.pupil}`)).toEqual([]);
  });

  it('is recorded within approval, and its decision is read', async () => {
    const answer = await child('order-placement', order, { decisionRef });
    expect(answer.body).toMatchObject({ outcome: 'recorded' });
    const [stored] = await server.ledger.log.readStream(`provision-${ids.pupil}`);
    expect(stored?.meta).toMatchObject({
      decisionRef,
      basis: expect.arrayContaining([{ streamId: `panel-${ids.panel}`, revision: 4 }]),
    });
    const again = await child('order-placement', order, { decisionRef, seen: 0 });
    expect(again.body).toMatchObject({ outcome: 'unchanged' });
  });

  it('is not varied beyond it either, though the variation names no decision; less is free', async () => {
    const vary = { placementId, from: '2025-11-17' };
    const dear = await child('vary-package', { ...vary, ratePence: 96_00 }, { seen: 0 });
    expect(errorsIn(dear)[0]?.code).toBe('order-beyond-approval');
    const less = await child('vary-package', { ...vary, pattern: '1100000000' }, { seen: 0 });
    expect(less.body).toMatchObject({ outcome: 'recorded' });
  });

  it('is recorded beyond it once a second person approved it', async () => {
    // With the first placement it is three days a week, of the two that were approved.
    const second = { ...order, placementId: longer, placementRef: 'PL-9', pattern: '0000110000' };
    const long = { ...second, plannedEndOn: '2026-02-13' };
    const refused = await child('order-placement', long, { decisionRef, seen: 1 });
    expect(JSON.stringify(errorsIn(refused))).toContain('above weekly cost, past approved end');
    const approved = await atPanel(
      'give-second-approval',
      {
        ...{ ...item(), placementId: longer, approvedOn: '2025-10-16' },
        ...{ approver: { memberId: 'director', role: 'director' }, approvedUntil: '2026-02-13' },
        approvedWeeklyPence: 3 * 95_00,
        excess: ['above-weekly-cost', 'past-approved-end'],
      },
      4,
    );
    expect(approved.body).toMatchObject({ outcome: 'recorded' });
    const answer = await child('order-placement', long, { decisionRef, seen: 1 });
    expect(answer.body).toMatchObject({ outcome: 'recorded' });
  });
});
