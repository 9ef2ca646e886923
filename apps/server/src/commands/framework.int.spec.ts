import { randomUUID } from 'node:crypto';
import { served, type Served } from '../testing/served.js';

let server: Served;
beforeAll(async () => {
  server = await served();
});
afterAll(() => server?.close());

const send: Served['send'] = (...asked) => server.send(...asked);

describe('the commands of a framework', () => {
  const terms = {
    frameworkRef: 'ALP-1',
    name: 'Alternative learning provision',
    authorities: ['801', '802', '803'],
    lots: ['1', '2', '3'],
    from: '2022-09-01',
    to: '2027-08-31',
  };

  it('record its terms, once, and refuse an extension that was not agreed', async () => {
    const at = `framework/${randomUUID()}`;
    const first = await send(`${at}/establish-framework`, terms);
    expect(first.body).toMatchObject({ outcome: 'recorded', revision: 0 });
    const again = await send(`${at}/establish-framework`, terms, { 'If-Match': '"0"' });
    expect(again.body).toMatchObject({ outcome: 'unchanged', revision: 0 });
    const longer = { to: '2028-08-31' };
    const refused = await send(`${at}/extend-framework`, longer, { 'If-Match': '"0"' });
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({
      errors: [{ pointer: '/data/to', code: 'framework-extension-too-long' }],
    });
    const other = await send(`framework/${randomUUID()}/establish-framework`, terms);
    expect(other.body).toMatchObject({ errors: [{ code: 'reference-already-claimed' }] });
  });

  it('take only a provider on record', async () => {
    const at = `framework/${randomUUID()}`;
    await send(`${at}/establish-framework`, { ...terms, frameworkRef: 'ALP-2' });
    const joining = { lots: ['1'], joinedOn: '2025-09-01' };
    const unknown = { ...joining, providerId: randomUUID() };
    const refused = await send(`${at}/join-framework`, unknown, { 'If-Match': '"0"' });
    expect(refused.body).toMatchObject({ errors: [{ code: 'unknown-provider' }] });
    const providerId = randomUUID();
    await send(`provider/${providerId}/onboard-provider`, {
      ...{ providerRef: 'P-ALP', name: 'Boat Works', kind: 'unregistered' },
      ...{ authority: '801', registered: false },
    });
    const joined = await send(
      `${at}/join-framework`,
      { ...joining, providerId },
      { 'If-Match': '"0"' },
    );
    expect(joined.body).toMatchObject({ outcome: 'recorded', revision: 1 });
  });
});
