import { randomUUID } from 'node:crypto';
import { seen, served, type Served } from '../testing/served.js';

let server: Served;
beforeAll(async () => {
  server = await served();
});
afterAll(() => server?.close());

const send: Served['send'] = (...asked) => server.send(...asked);

const school = { name: 'Quayside School', authority: '801', phase: 'secondary' };
let ids = 0;
async function registered() {
  const urn = String(109400 + (ids += 1));
  const id = randomUUID();
  await send(`school/${id}/register-school`, { urn, ...school });
  return { id, urn };
}

describe('the facts of a school over HTTP', () => {
  it('are recorded for a school on record, once, and refused where they cannot be', async () => {
    const { id } = await registered();
    const at = `school-facts/${id}/report-school-attendance`;
    const facts = { from: '2025-09-01', to: '2025-12-31', enrolments: 9, possible: 100 };
    const said = { ...facts, authorised: 6, unauthorised: 4 };
    expect((await send(at, said)).body).toMatchObject({ outcome: 'recorded', revision: 0 });
    expect((await send(at, said, seen(0))).body).toMatchObject({ outcome: 'unchanged' });
    const tooMuch = await send(at, { ...said, authorised: 97 }, seen(0));
    expect(tooMuch.status).toBe(409);
    expect(tooMuch.body).toMatchObject({ errors: [{ code: 'absence-above-possible' }] });
    const nowhere = `school-facts/${randomUUID()}/report-school-attendance`;
    expect((await send(nowhere, said)).body).toMatchObject({
      errors: [{ code: 'unknown-school' }],
    });
  });

  it('are referrals to support services, each under one reference', async () => {
    const { urn } = await registered();
    const referral = { referralRef: 'SR-1', schoolUrn: urn, service: 'semh' };
    const said = { ...referral, referredOn: '2025-10-01' };
    const at = () => `support-referral/${randomUUID()}/make-support-referral`;
    const first = at();
    expect((await send(first, said)).body).toMatchObject({ outcome: 'recorded', revision: 0 });
    expect((await send(first, said, seen(0))).body).toMatchObject({ outcome: 'unchanged' });
    expect((await send(at(), said)).body).toMatchObject({
      errors: [{ code: 'reference-already-claimed' }],
    });
    const stranger = { ...said, referralRef: 'SR-2', pupilId: randomUUID() };
    expect((await send(at(), stranger)).body).toMatchObject({
      errors: [{ code: 'unknown-pupil' }],
    });
  });

  it('are trainings of its people', async () => {
    const { urn } = await registered();
    const training = { trainingRef: 'TR-1', schoolUrn: urn, course: 'Trauma', attendees: 9 };
    const said = { ...training, heldOn: '2025-10-01' };
    const at = `training/${randomUUID()}/record-training`;
    expect((await send(at, said)).body).toMatchObject({ outcome: 'recorded', revision: 0 });
    expect((await send(at, said, seen(0))).body).toMatchObject({ outcome: 'unchanged' });
    const nowhere = { ...said, trainingRef: 'TR-2', schoolUrn: '999999' };
    expect((await send(`training/${randomUUID()}/record-training`, nowhere)).body).toMatchObject({
      errors: [{ pointer: '/data/schoolUrn', code: 'unknown-school' }],
    });
  });
});
