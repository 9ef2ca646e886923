import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { doors } from '../commands/doors.js';
import { kebab } from '../commands/command-door.js';
import { recordExample } from '../testing/example-files.js';
import { served, type Served } from '../testing/served.js';

let server: Served;
beforeAll(async () => {
  server = await served();
  await recordExample(server);
});
afterAll(() => server?.close());

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
console.info(`hostile.int.spec seed ${seed}`);
const runs = { seed, numRuns: Number(process.env['RUNS'] ?? 150) };

const routes = doors.flatMap(({ category, commands }) =>
  commands.map(({ type, data }) => ({ category, type, fields: Object.keys(data.shape) })),
);
const nasty = fc.oneof(
  fc.constantFrom(
    '',
    '\u0000',
    '\ud800',
    '2025-02-30',
    '9e99',
    '__proto__',
    '%00',
    "'; drop",
    '<b>',
  ),
  fc.constantFrom(-1, 0, 2 ** 53, 1e308, 0.1, null, true),
  fc.constant(randomUUID()),
  fc.string({ unit: 'binary', maxLength: 50 }),
  fc.jsonValue({ maxDepth: 3 }),
);
const address = fc.oneof(
  fc.constant(randomUUID()),
  fc.constantFrom(
    'authority-801',
    'provider-',
    '801-2025-26',
    'x',
    `${randomUUID()}-2025-11-05-AM`,
  ),
);

async function expectNoFault(answer: { status: number; text: string; headers: object }) {
  expect([answer.status < 500, answer.text]).toEqual([true, answer.text]);
  if (answer.status >= 400)
    expect(answer.headers).toHaveProperty('content-type', expect.stringContaining('problem+json'));
}

describe('hostile input', () => {
  it('in a command is an answer with a problem, never a fault of ours', async () => {
    const command = fc.constantFrom(...routes).chain((route) =>
      fc.record({
        route: fc.constant(route),
        id: address,
        data: fc.dictionary(fc.constantFrom(...route.fields, 'x', '__proto__'), nasty),
        more: fc.dictionary(fc.constantFrom('reason', 'decidedOn', 'evidence', 'z'), nasty, {
          maxKeys: 2,
        }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(command, async ({ route, id, data, more }) => {
        const answer = await server.ask
          .post(`/api/v1/${route.category}/${id}/${kebab(route.type)}`)
          .set('Idempotency-Key', randomUUID())
          .send({ ...more, data });
        await expectNoFault(answer);
      }),
      runs,
    );
  });

  it('in a question is an answer with a problem, never a fault of ours', async () => {
    const names = [...server.ledger.figures.keys(), 'x'];
    const keys = [
      'authority',
      'from',
      'to',
      'by',
      'on',
      'knownAt',
      'minPosition',
      'financialYear',
      'pupilRef',
    ];
    const values = fc.oneof(
      fc.constantFrom(
        '801',
        '2025-11-01',
        '2025-26',
        '0001-01-01',
        '9999-12-31',
        '2025-11-05T10:00:00Z',
      ),
      fc.constantFrom('+275760-09-13T00:00:00Z', '0', '3', 'provider', '\u0000', "' or 1=1"),
      fc.string({ maxLength: 30 }),
    );
    const question = fc.record({
      name: fc.constantFrom(...names),
      asked: fc.dictionary(fc.constantFrom(...keys), values),
    });
    await fc.assert(
      fc.asyncProperty(question, async ({ name, asked }) => {
        await expectNoFault(await server.ask.get(`/api/v1/figures/${name}`).query(asked));
      }),
      runs,
    );
  });

  it('in a file is a receipt or a problem, never a fault of ours', async () => {
    const kinds = [
      'schools',
      'providers',
      'terms',
      'closures',
      'pupils',
      'placements',
      'attendance',
    ];
    const file = fc.record({
      kind: fc.constantFrom(...kinds),
      content: fc.oneof(fc.string({ unit: 'binary' }), fc.constant('"'), fc.constant('urn\n"')),
    });
    await fc.assert(
      fc.asyncProperty(file, async ({ kind, content }) => {
        const path = `/api/v1/imports/${kind}`;
        await expectNoFault(await server.ask.post(path).type('text/csv').send(content));
      }),
      runs,
    );
  });
});
