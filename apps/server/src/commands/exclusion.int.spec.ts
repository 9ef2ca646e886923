import { randomUUID } from 'node:crypto';
import { errorsIn, seen, served, type Served } from '../testing/served.js';

let server: Served;
const pupil = randomUUID();
const exclusionId = randomUUID();
const supportId = randomUUID();

const send = (path: string, data: object, revision?: number) =>
  server.send(path, data, seen(revision));

beforeAll(async () => {
  server = await served();
  const identity = {
    ...{ pupilRef: 'PU-EX', givenName: 'Ida', familyName: 'A', dateOfBirth: '2011-03-14' },
  };
  const school = { urn: '109377', name: 'Academy', authority: '807', phase: 'secondary' };
  const term = {
    ...{ academicYear: '2025/26', term: 2, startsOn: '2025-11-03', endsOn: '2025-12-19' },
  };
  const day = { date: '2025-11-10', reason: 'inset' };
  const answers = [
    await send(`school/${randomUUID()}/register-school`, school),
    await send('calendar/authority-807/set-term', term),
    await send('calendar/school-109377/record-closure', day),
    await send(`pupil/${pupil}/register-child`, {
      ...{ asAt: '2025-09-01', authority: '808', identity, needs: {} },
    }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
});
afterAll(() => server?.close());

describe('a permanent exclusion over HTTP', () => {
  const said = {
    ...{ exclusionId, suspensionRef: 'PX-9', schoolUrn: '109377', reason: 'PA' },
    startsOn: '2025-11-07',
  };
  const record = `exclusion/${pupil}/record-permanent-exclusion`;

  it('counts from the next day of the school that excluded, and belongs to the home authority', async () => {
    expect((await send(record, said)).body).toMatchObject({ outcome: 'recorded', revision: 0 });
    const [event] = await server.ledger.log.readStream(`exclusion-${pupil}`);
    expect(event).toMatchObject({
      data: { firstDay: '2025-11-11' },
      meta: { authority: '808', effectiveOn: '2025-11-07' },
    });
    const streams = event?.meta.basis?.map(({ streamId }) => streamId);
    expect(streams).toEqual(
      expect.arrayContaining(['calendar-authority-807', 'calendar-school-109377']),
    );
    expect(JSON.stringify(event)).not.toContain('PX-9');
  });

  it('is recorded once, and its reference is taken', async () => {
    expect((await send(record, said, 0)).body).toMatchObject({ outcome: 'unchanged' });
    const other = await send(record, { ...said, exclusionId: randomUUID() }, 0);
    expect(errorsIn(other)[0]?.code).toBe('reference-already-claimed');
    const found = await server.ask
      .post('/api/v1/lookups')
      .send({ kind: 'suspension', ref: 'PX-9' });
    expect(found.body).toMatchObject({ id: exclusionId });
  });

  it('becomes what the governors and the panel say, by legal steps', async () => {
    const path = `exclusion/${pupil}`;
    const steps = [
      await send(`${path}/uphold-exclusion`, { exclusionId, upheldOn: '2025-11-27' }, 0),
      await send(
        `${path}/record-irp-outcome`,
        { exclusionId, outcome: 'recommended', decidedOn: '2026-01-12' },
        1,
      ),
      await send(`${path}/reinstate-pupil`, { exclusionId, reinstatedOn: '2026-01-20' }, 2),
    ];
    expect(steps.map(({ body }) => (body as { revision: number }).revision)).toEqual([1, 2, 3]);
    const late = await send(
      `${path}/rescind-exclusion`,
      { exclusionId, rescindedOn: '2026-01-21' },
      3,
    );
    expect([late.status, errorsIn(late)[0]?.code]).toEqual([409, 'outcome-not-a-legal-step']);
  });

  it('takes no next school day from the caller, and no unknown child', async () => {
    const told = await send(record, { ...said, nextSchoolDay: '2025-11-08' }, 3);
    expect(told.status).toBe(400);
    const stranger = await send(`exclusion/${randomUUID()}/record-suspension`, said);
    expect(errorsIn(stranger)[0]?.code).toBe('unknown-pupil');
  });
});

describe('two records of one child over HTTP', () => {
  const twin = randomUUID();
  const identity = {
    ...{ pupilRef: 'PU-EX2', givenName: 'Ida', familyName: 'A', dateOfBirth: '2011-03-14' },
  };
  const mergedOn = '2026-01-12';
  const goes = { role: 'goes', otherPupilId: pupil, mergedOn };
  const stays = { role: 'stays', otherPupilId: twin, mergedOn };

  it('are merged on the record that goes first, each once, and unmerged', async () => {
    const child = { asAt: '2025-09-01', authority: '808', identity, needs: {} };
    await send(`pupil/${twin}/register-child`, child);
    const early = await send(`pupil/${pupil}/merge-child-records`, stays, 0);
    expect(errorsIn(early)[0]?.code).toBe('merge-not-on-the-other-record');
    const first = await send(`pupil/${twin}/merge-child-records`, goes, 0);
    expect(first.body).toMatchObject({ outcome: 'recorded', revision: 1 });
    const again = await send(`pupil/${twin}/merge-child-records`, goes, 1);
    expect(again.body).toMatchObject({ outcome: 'unchanged' });
    const second = await send(`pupil/${pupil}/merge-child-records`, stays, 0);
    expect(second.body).toMatchObject({ outcome: 'recorded', revision: 1 });
    const undo = { otherPupilId: pupil, unmergedOn: '2026-01-14' };
    const silent = await send(`pupil/${twin}/unmerge-child-records`, undo, 1);
    expect(errorsIn(silent)[0]?.code).toBe('reason-needed');
    const unmerged = await server.ask
      .post(`/api/v1/pupil/${twin}/unmerge-child-records`)
      .set({ 'Idempotency-Key': randomUUID(), 'If-Match': '"1"' })
      .send({ data: undo, reason: 'Cousins with the same name' });
    expect(unmerged.body).toMatchObject({ outcome: 'recorded', revision: 2 });
  });
});

describe('support over HTTP', () => {
  const path = `support/${pupil}`;
  const said = {
    ...{ supportId, strategy: 'mentoring', startsOn: '2025-09-15', costPence: 48_000 },
    words: { childView: 'Kanarienvogel' },
  };

  it('is recorded once, words sealed', async () => {
    const first = await send(`${path}/record-pre-ap-support`, said);
    expect(first.body).toMatchObject({ outcome: 'recorded', revision: 0 });
    const again = await send(`${path}/record-pre-ap-support`, said, 0);
    expect(again.body).toMatchObject({ outcome: 'unchanged' });
    const stored = await server.ledger.log.readStream(`support-${pupil}`);
    expect(JSON.stringify(stored)).not.toContain('Kanarienvogel');
  });

  it('is refused an end before its start, and a provider that is not on record', async () => {
    const end = { supportId, endedOn: '2025-09-01' };
    const early = await send(`${path}/end-pre-ap-support`, end, 0);
    expect(errorsIn(early)[0]).toMatchObject({
      code: 'support-ends-before-it-starts',
      pointer: '/data/endedOn',
    });
    const inSchool = {
      ...{ supportId: randomUUID(), providerId: randomUUID(), schoolUrn: '109377' },
      ...{ startsOn: '2025-11-03', sessions: 12 },
    };
    const unknown = await send(`${path}/commission-in-school-support`, inSchool, 0);
    expect(errorsIn(unknown)[0]?.code).toBe('unknown-provider');
  });

  it('takes an absence for health in its own right', async () => {
    const absence = {
      ...{ supportId: randomUUID(), schoolUrn: '109377' },
      ...{ absentFrom: '2025-11-10', notifiedOn: '2025-11-24' },
    };
    const answer = await send(`${path}/notify-health-absence`, absence, 0);
    expect(answer.body).toMatchObject({ outcome: 'recorded', revision: 1 });
  });
});

describe('edge case 32: an erasure over HTTP', () => {
  const asked = { requestedOn: '2025-12-01', by: 'parent', classes: ['identity', 'needs'] };
  const refused = {
    ...{ requestedOn: '2025-12-01', decidedOn: '2025-12-12', outcome: 'refused' },
    ...{ ground: 'public-task', deciders: ['dpo', 'head'] },
  };
  const decide = `erasure/${pupil}/decide-erasure`;

  it('is requested, and refused by two people on a ground, once', async () => {
    expect((await send(`erasure/${pupil}/request-erasure`, asked)).body).toMatchObject({
      outcome: 'recorded',
    });
    const alone = await send(decide, { ...refused, deciders: ['dpo', 'dpo'] }, 0);
    expect(errorsIn(alone)[0]?.code).toBe('erasure-needs-two-people');
    expect((await send(decide, refused, 0)).body).toMatchObject({ outcome: 'recorded' });
    expect((await send(decide, refused, 1)).body).toMatchObject({ outcome: 'unchanged' });
    const [, decided] = await server.ledger.log.readStream(`erasure-${pupil}`);
    expect(decided).toMatchObject({
      data: { outcome: 'refused', ground: 'public-task', classes: [] },
      meta: { authority: '808', effectiveOn: '2025-12-12' },
    });
  });

  it('is never said to be done by a caller', async () => {
    const done = { destroyedOn: '2025-12-12', classes: ['identity'] };
    expect((await send(`erasure/${pupil}/confirm-keys-destroyed`, done, 1)).status).toBe(404);
  });
});
