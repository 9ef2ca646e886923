import { randomUUID } from 'node:crypto';
import { errorsIn, seen, served, type Served } from '../testing/served.js';

let server: Served;
const ids = {
  provider: randomUUID(),
  pupil: randomUUID(),
  referral: randomUUID(),
  approach: randomUUID(),
};

const send = (path: string, data: object, revision?: number) =>
  server.send(path, data, seen(revision));

const referral = () => ({
  pupilId: ids.pupil,
  referredBy: 'school',
  reason: 'behaviour-support',
  submittedOn: '2025-10-01',
  referralRef: 'REF-7',
  needs: 'Kanarienvogel',
});

beforeAll(async () => {
  server = await served();
  const provider = { name: 'Farm', kind: 'unregistered', authority: '802', registered: false };
  const identity = {
    pupilRef: 'PU-7',
    givenName: 'Ida',
    familyName: 'A',
    dateOfBirth: '2011-03-14',
  };
  const child = { asAt: '2025-09-01', authority: '801', identity, needs: {} };
  const answers = [
    await send(`provider/${ids.provider}/onboard-provider`, { providerRef: 'P7', ...provider }),
    await send(`pupil/${ids.pupil}/register-child`, child),
    await send(`referral/${ids.referral}/submit-referral`, referral()),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
});
afterAll(() => server?.close());

describe('a referral over HTTP', () => {
  it('is found by its reference, and its words are sealed', async () => {
    const found = await server.ask.post('/api/v1/lookups').send({ kind: 'referral', ref: 'REF-7' });
    expect(found.body).toMatchObject({ id: ids.referral });
    const stored = await server.ledger.log.readStream(`referral-${ids.referral}`);
    expect(JSON.stringify(stored)).not.toContain('Kanarienvogel');
    expect(stored[0]?.meta).toMatchObject({ authority: '801', effectiveOn: '2025-10-01' });
  });

  it('is recorded once, and refused for another child or an unknown one', async () => {
    const path = `referral/${ids.referral}/submit-referral`;
    expect((await send(path, referral(), 0)).body).toMatchObject({ outcome: 'unchanged' });
    const nobody = await send(path, { ...referral(), pupilId: randomUUID() }, 0);
    expect(errorsIn(nobody)[0]?.code).toBe('unknown-pupil');
    const taken = await send(`referral/${randomUUID()}/submit-referral`, referral());
    expect(errorsIn(taken)[0]?.code).toBe('reference-already-claimed');
  });

  it('is given to a team, and never taken from one without its answer', async () => {
    const allocate = `referral/${ids.referral}/allocate-referral-to-team`;
    const given = await send(allocate, { to: 'School Inclusion', acceptedOn: '2025-10-02' }, 0);
    expect(given.body).toMatchObject({ outcome: 'recorded', revision: 1 });
    const again = await send(allocate, { to: 'SEND', acceptedOn: '2025-10-03' }, 1);
    expect(errorsIn(again)[0]).toMatchObject({
      code: 'referral-already-allocated',
      pointer: '/data/to',
    });
    const unknown = await send(
      `referral/${randomUUID()}/withdraw-referral`,
      { withdrawnOn: '2025-10-20' },
      0,
    );
    expect(errorsIn(unknown)[0]?.code).toBe('unknown-referral');
  });
});

describe('the history of the child', () => {
  it('tells of the referral, and opens its words to who may read them', async () => {
    const query = { pupilRef: 'PU-7', minPosition: (await server.ledger.log.head()).position };
    const told = await server.ask.get('/api/v1/figures/placement-history').query(query);
    const rows = (told.body as { rows: { what: string }[] }).rows.map(({ what }) => what);
    expect(rows).toContain('Referred, owned by the team hub');
    expect(told.text).toContain('Kanarienvogel');
  });
});

describe('an approach over HTTP', () => {
  const asked = () => ({
    pupilId: ids.pupil,
    providerId: ids.provider,
    referralId: ids.referral,
    approachedOn: '2025-10-06',
  });
  const path = `approach/${ids.approach}/approach-provider`;

  it('takes the referral from the record, not from the caller', async () => {
    const lied = { ...asked(), referral: { pupilId: ids.pupil, status: 'open' } };
    expect((await send(path, lied)).status).toBe(400);
    const lost = await send(path, { ...asked(), referralId: randomUUID() });
    expect(errorsIn(lost)[0]).toMatchObject({
      code: 'unknown-referral',
      pointer: '/data/referralId',
    });
  });

  it('is recorded once, answered, and not answered twice', async () => {
    expect((await send(path, asked())).body).toMatchObject({ outcome: 'recorded' });
    expect((await send(path, asked(), 0)).body).toMatchObject({ outcome: 'unchanged' });
    const decline = `approach/${ids.approach}/decline-approach`;
    const no = { declinedOn: '2025-10-08', reason: 'no-capacity' };
    expect((await send(decline, no, 0)).body).toMatchObject({ outcome: 'recorded' });
    const yes = await send(
      `approach/${ids.approach}/accept-approach`,
      { acceptedOn: '2025-10-09' },
      1,
    );
    expect(errorsIn(yes)[0]?.code).toBe('approach-step-not-allowed');
  });
});
