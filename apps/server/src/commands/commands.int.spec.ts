import { randomUUID } from 'node:crypto';
import { errorsIn, served, type Served } from '../testing/served.js';
import { agentAs } from '../testing/signed-in.js';

let server: Served;
const ids = {
  school: randomUUID(),
  provider: randomUUID(),
  pupil: randomUUID(),
  placement: randomUUID(),
};

const send: Served['send'] = (...asked) => server.send(...asked);

const child = {
  asAt: '2025-09-01',
  authority: '801',
  identity: {
    pupilRef: 'PU-9',
    givenName: 'Zebedee',
    familyName: 'Quillfeather',
    dateOfBirth: '2011-03-14',
  },
  needs: {},
};
const order = () => ({
  placementId: ids.placement,
  providerId: ids.provider,
  placementRef: 'PL-9',
  lot: '1',
  commissioner: 'authority',
  reason: 'behaviour-support',
  startsOn: '2025-11-05',
  pattern: '1111111100',
  rateBasis: 'day',
  ratePence: 9500,
  costCentre: 'CC1',
});

beforeAll(async () => {
  server = await served();
  const school = { urn: '109345', name: 'Academy', authority: '801', phase: 'secondary' };
  const provider = { name: 'Farm', kind: 'unregistered', authority: '801', registered: false };
  const answers = [
    await send(`school/${ids.school}/register-school`, school),
    await send(`provider/${ids.provider}/onboard-provider`, { providerRef: 'P1', ...provider }),
    await send(`pupil/${ids.pupil}/register-child`, child),
    await send(`provision/${ids.pupil}/order-placement`, order()),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
});
afterAll(() => server?.close());

describe('a command', () => {
  it('answers with position, revision and the ids of its events', async () => {
    const id = randomUUID();
    const answer = await send(`pupil/${id}/register-child`, {
      ...child,
      identity: { ...child.identity, pupilRef: 'PU-10' },
    });
    expect(answer.body).toEqual({
      position: expect.any(Number),
      revision: 0,
      outcome: 'recorded',
      eventIds: [expect.stringMatching(/^[0-9a-f-]{36}$/)],
    });
    expect(answer.headers['etag']).toBe('"0"');
    const found = await server.ask.post('/api/v1/lookups').send({ kind: 'pupil', ref: 'PU-10' });
    expect(found.body).toEqual({ id });
  });

  it('needs If-Match once its stream has events, and refuses a stale one', async () => {
    const path = `provision/${ids.pupil}/start-placement`;
    const data = { placementId: ids.placement, startedOn: '2025-11-05' };
    const missing = await send(path, data);
    expect(missing.status).toBe(428);
    expect(missing.body).toMatchObject({ detail: expect.stringContaining('"0"') });
    expect((await send(path, data, { 'If-Match': '"7"' })).status).toBe(412);
    expect((await send(path, data, { 'If-Match': '*' })).status).toBe(400);
    const right = await send(path, data, { 'If-Match': '"0"' });
    expect([right.status, right.headers['etag']]).toEqual([200, '"1"']);
  });

  it('sent again with its key is answered as the first time, and records nothing', async () => {
    const key = { 'Idempotency-Key': 'the month of May' };
    const budget = { costCentre: 'CC7', s251Line: '1.2.7', name: 'ALP', amountPence: 1 };
    const path = `budget/802-2025-26/set-budget`;
    const first = await send(path, budget, key);
    const before = await server.ledger.log.head();
    const again = await send(path, budget, key);
    expect(again.body).toEqual(first.body);
    expect((await server.ledger.log.head()).position).toBe(before.position);
    const other = await send(path, { ...budget, amountPence: 2 }, key);
    expect(other.status).toBe(422);
    expect(errorsIn(other)[0]?.code).toBe('request-id-reused');
  });

  it('without a key is refused', async () => {
    const path = `/api/v1/pupil/${ids.pupil}/register-child`;
    const answer = await server.ask.post(path).send({ data: child });
    expect([answer.status, errorsIn(answer)[0]?.code]).toEqual([400, 'idempotency-key-needed']);
  });

  it('of the wrong shape is 400 with the place of each fault', async () => {
    const answer = await send(`provision/${ids.pupil}/order-placement`, {
      ...order(),
      startsOn: '2025-02-30',
      pattern: '1',
      wages: 1,
    });
    expect(answer.status).toBe(400);
    const pointers = errorsIn(answer).map(({ pointer }) => pointer);
    expect(pointers).toEqual(expect.arrayContaining(['/data/startsOn', '/data/pattern', '/data']));
  });

  it('that a rule refuses is 409 with a code, a sentence and the field', async () => {
    const answer = await send(
      `provision/${ids.pupil}/end-placement`,
      { placementId: ids.placement, endedOn: '2025-11-01' },
      { 'If-Match': '"1"' },
    );
    expect(answer.status).toBe(409);
    expect(errorsIn(answer)[0]).toMatchObject({
      code: 'placement-ends-before-it-starts',
      pointer: '/data/endedOn',
      message: expect.stringMatching(/\.$/),
    });
  });

  it('for a child, provider or reference that is unknown or taken is 409', async () => {
    const stranger = await send(`provision/${randomUUID()}/order-placement`, order());
    expect(errorsIn(stranger)[0]?.code).toBe('unknown-pupil');
    const nowhere = { ...order(), providerId: randomUUID() };
    const answer = await send(`provision/${ids.pupil}/order-placement`, nowhere);
    expect(errorsIn(answer)[0]).toMatchObject({
      code: 'unknown-provider',
      pointer: '/data/providerId',
    });
    const twice = await send(`pupil/${randomUUID()}/register-child`, child);
    expect([twice.status, errorsIn(twice)[0]?.code]).toEqual([409, 'reference-already-claimed']);
  });

  it('in a register takes the placement from the record, not from the caller', async () => {
    const path = `register/${ids.provider}-2025-11-05-AM/mark-attendance`;
    const mark = { pupilId: ids.pupil, placementId: ids.placement, code: '/' };
    const placement = { startsOn: '2020-01-01' };
    expect((await send(path, { marks: [{ ...mark, placement }] })).status).toBe(400);
    expect((await send(path, { marks: [mark] })).status).toBe(200);
    const early = `register/${ids.provider}-2025-11-04-AM/mark-attendance`;
    expect(errorsIn(await send(early, { marks: [mark] }))[0]?.code).toBe('mark-before-the-start');
    const unknown = await send(early, { marks: [{ ...mark, placementId: randomUUID() }] });
    expect(errorsIn(unknown)[0]?.pointer).toBe('/data/marks/0/placementId');
  });

  it('keeps free text and names out of the clear, and opens them for who may read them', async () => {
    const path = `/api/v1/streams/pupil-${ids.pupil}`;
    const opened = await server.ask.get(path);
    expect(opened.text).toContain('Quillfeather');
    const board = await agentAs(server, 'board-member');
    const withheld = await board.get(path);
    expect(withheld.status).toBe(200);
    expect(withheld.text).not.toContain('Quillfeather');
    expect(withheld.body).toMatchObject({ events: [{ sealedClasses: expect.any(Array) }] });
  });

  it('may say when it is recorded in a simulated log, forward only in order', async () => {
    const at = '2090-01-01T00:00:00Z';
    const data = { academicYear: '2089/90', term: 1, startsOn: '2089-09-01', endsOn: '2089-10-20' };
    const answer = await send('calendar/authority-803/set-term', data, { 'Recorded-At': at });
    const { position } = answer.body as { position: number };
    const event = await server.ask.get(`/api/v1/events/${position}`);
    expect(event.body).toMatchObject({ recordedAt: '2090-01-01T00:00:00.000000Z' });
    const bad = await send('calendar/authority-803/set-term', data, { 'Recorded-At': 'soon' });
    expect(bad.status).toBe(400);
  });

  it('is not taken from a role that may not record', async () => {
    const auditor = await agentAs(server, 'auditor');
    const answer = await auditor
      .post(`/api/v1/pupil/${randomUUID()}/register-child`)
      .set('Idempotency-Key', randomUUID())
      .send({ data: child });
    expect(answer.status).toBe(403);
  });
});

describe('the description of the API', () => {
  it('is OpenAPI 3.1 with a path for each command and each figure', async () => {
    const { body } = await server.ask.get('/api/openapi.json');
    const { openapi, paths } = body as { openapi: string; paths: Record<string, object> };
    expect(openapi).toBe('3.1.0');
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining([
        '/api/v1/provision/{id}/end-placement',
        '/api/v1/register/{id}/mark-attendance',
        '/api/v1/figures/high-needs-spend',
        '/api/v1/imports/{kind}',
      ]),
    );
    const names = JSON.stringify(paths['/api/v1/figures/attendance']);
    for (const name of ['authority', 'from', 'to', 'by', 'knownAt', 'minPosition'])
      expect(names).toContain(`"${name}"`);
    const leaks = Object.keys(paths).filter((path) => !/^\/(api|health)/.test(path));
    expect(leaks).toEqual([]);
  });
});
