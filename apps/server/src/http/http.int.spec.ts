import supertest from 'supertest';
import { controllersOf } from '../routes.js';
import { served, type Served } from '../testing/served.js';
import { agentAs, tokenIn } from '../testing/signed-in.js';
import { policyRows } from './policy-rows.js';

let server: Served;
beforeAll(async () => {
  server = await served();
});
afterAll(() => server?.close());

const rows = policyRows(controllersOf(new Set(['api', 'web'])));
const addressOf = (path: string) =>
  path.replace(':position', '1').replace(/:\w+/g, '00000000-0000-4000-8000-000000000000');
const pages = rows.filter(({ path }) => !/^\/(api|health|metrics|assets)/.test(path));
const isProblem = (answer: { headers: Record<string, string>; body: object }, status: number) => {
  expect(answer.headers['content-type']).toContain('application/problem+json');
  expect(answer.body).toMatchObject({
    status,
    title: expect.any(String),
    errors: expect.any(Array),
  });
  expect(JSON.stringify(answer.body)).not.toMatch(/ {4}at |node_modules|\.ts:/);
};

describe('every route', () => {
  it('names a permission, and there are as many as we think', () => {
    expect(rows.length).toBeGreaterThan(50);
    expect(rows.filter(({ permission }) => !permission)).toEqual([]);
  });

  it('sends the headers that keep a page to itself, errors and 404 included', async () => {
    const paths = rows.filter(({ method }) => method === 'GET').map(({ path }) => addressOf(path));
    for (const path of [...paths, '/nothing', '/api/nothing']) {
      const { headers } = await server.ask.get(path);
      expect([path, headers['content-security-policy']]).toEqual([
        path,
        expect.stringContaining("default-src 'none'"),
      ]);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['cross-origin-resource-policy']).toBe('same-origin');
      expect(headers['x-powered-by']).toBeUndefined();
      const kept = path.startsWith('/assets/') ? /immutable/ : /^no-store$/;
      expect([path, headers['cache-control']]).toEqual([path, expect.stringMatching(kept)]);
    }
  });

  it('sends nobody into a page without signing in', async () => {
    const closed = pages.filter(
      ({ permission, method }) => permission !== 'anyone' && method === 'GET',
    );
    expect(closed.length).toBeGreaterThan(20);
    for (const { path } of closed) {
      const { status, headers } = await server.ask.get(addressOf(path));
      expect([path, status, headers['location']]).toEqual([path, 303, '/sign-in']);
    }
  });

  it('refuses a provider whatever spans organisations, on pages and API', async () => {
    const provider = await agentAs(server, 'provider');
    const closed = rows.filter(
      ({ permission, method }) => !['anyone', 'signed-in'].includes(permission) && method === 'GET',
    );
    for (const { path } of closed)
      expect([path, (await provider.get(addressOf(path))).status]).toEqual([path, 403]);
    expect((await provider.get('/')).status).toBe(200);
  });

  it('takes no form without the token of its session', async () => {
    const agent = await agentAs(server, 'commissioner');
    const other = await agentAs(server, 'commissioner');
    const csrf = tokenIn((await other.get('/pupils')).text);
    const own = tokenIn((await agent.get('/pupils')).text);
    const forms = pages.filter(({ method, path }) => method === 'POST' && path !== '/sign-out');
    for (const { path } of forms)
      for (const token of [{}, { csrf: '' }, { csrf: 'x'.repeat(43) }, { csrf }]) {
        const { status } = await agent
          .post(addressOf(path))
          .type('form')
          .send({ ...token, looked: 'a' });
        expect([path, status]).toEqual([path, 403]);
      }
    const { status } = await agent.post('/pupils').type('form').send({ csrf: own, looked: 'a' });
    expect(status).toBe(200);
  });
});

describe('a request from elsewhere', () => {
  it.each([
    [{ 'Sec-Fetch-Site': 'cross-site' }, 403],
    [{ 'Sec-Fetch-Site': 'same-site' }, 403],
    [{ Origin: 'https://evil.example' }, 403],
    [{ Origin: 'null' }, 403],
    [{ 'Sec-Fetch-Site': 'same-origin' }, 404],
    [{}, 404],
  ])('with %j is answered %i', async (headers, status) => {
    const lookup = { kind: 'pupil', ref: 'nobody' };
    const answer = await server.ask.post('/api/v1/lookups').set(headers).send(lookup);
    expect(answer.status).toBe(status);
    isProblem(answer, status);
  });

  it.each([
    ['evil.example', 421],
    ['localhost.evil.example', 421],
    ['localhost:3000', 200],
    ['127.0.0.1', 200],
    ['[::1]:3000', 200],
  ])('for the host %s is answered %i', async (host, status) => {
    expect((await server.ask.get('/health/live').set('Host', host)).status).toBe(status);
  });
});

describe('a body', () => {
  const post = (path = '/api/v1/lookups') => server.ask.post(path);

  it('that is not JSON is 415', async () => {
    isProblem(await post().type('text/plain').send('{}'), 415);
    isProblem(await post('/api/v1/imports/pupils').type('json').send({}), 415);
  });

  it('that is broken JSON is 400 and is not repeated', async () => {
    const answer = await post().type('json').send('{"ref": "Zebedee');
    isProblem(answer, 400);
    expect(answer.text).not.toContain('Zebedee');
  });

  it('that is huge is 413', async () => {
    isProblem(
      await post()
        .type('json')
        .send(JSON.stringify({ ref: 'x'.repeat(1_100_000) })),
      413,
    );
  });

  it('with a field too many or a wrong one is 400 with its place', async () => {
    const answer = await post().send({ kind: 'house', ref: '', more: 1 });
    isProblem(answer, 400);
    const pointers = (answer.body as { errors: { pointer: string }[] }).errors.map(
      (one) => one.pointer,
    );
    expect(pointers).toEqual(expect.arrayContaining(['/kind', '/ref']));
  });

  it('cannot reach a prototype', async () => {
    const answer = await post().type('json').send('{"kind":"pupil","ref":"a","__proto__":{"x":1}}');
    expect(answer.status).toBeLessThan(500);
    expect(({} as { x?: number }).x).toBeUndefined();
  });
});

describe('a session', () => {
  it('is in a cookie that no script reads, and changes at sign-in', async () => {
    const agent = supertest.agent(server.url);
    const before = (await agent.get('/sign-in')).headers['set-cookie']?.[0] ?? '';
    expect(before).toMatch(/^ledger-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    const csrf = tokenIn((await agent.get('/sign-in')).text);
    const answer = await agent
      .post('/sign-in')
      .type('form')
      .send({ csrf, person: 'demonstration-auditor' });
    const after = answer.headers['set-cookie']?.[0] ?? '';
    expect(after).toContain('ledger-session=');
    expect(after.split(';')[0]).not.toBe(before.split(';')[0]);
  });

  it('is over after signing out', async () => {
    const agent = await agentAs(server, 'auditor');
    const csrf = tokenIn((await agent.get('/')).text);
    const out = await agent.post('/sign-out').type('form').send({ csrf });
    expect([out.status, out.headers['clear-site-data']]).toEqual([303, '"cache", "storage"']);
    expect((await agent.get('/')).headers['location']).toBe('/sign-in');
  });

  it('is not given to nobody', async () => {
    const agent = supertest.agent(server.url);
    const csrf = tokenIn((await agent.get('/sign-in')).text);
    const answer = await agent.post('/sign-in').type('form').send({ csrf, person: 'king' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('There is a problem');
    expect(answer.text).toContain('<title>Error: Sign in');
  });
});
