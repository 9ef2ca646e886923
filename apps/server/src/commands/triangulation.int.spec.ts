import { randomUUID } from 'node:crypto';
import { seen, served, type Served } from '../testing/served.js';

let server: Served;
beforeAll(async () => {
  server = await served();
});
afterAll(() => server?.close());

const send: Served['send'] = (...asked) => server.send(...asked);

describe('the commands of a triangulation meeting', () => {
  const at = 'triangulation/801-2025-26-autumn';
  const attendees = [{ role: 'Inclusion lead', organisation: 'Quayside School' }];
  const meeting = { heldOn: '2025-12-10', attendees };

  it('record the meeting of the term in the address and an action for a school, once', async () => {
    const school = { urn: '109777', name: 'Quayside School', authority: '801' };
    await send(`school/${randomUUID()}/register-school`, { ...school, phase: 'secondary' });
    const action = { actionId: randomUUID(), schoolUrn: '109777', action: 'Refer earlier' };
    const agreed = { ...action, owner: 'Head of inclusion', dueOn: '2026-02-13' };
    const early = await send(`${at}/agree-triangulation-action`, agreed);
    expect(early.body).toMatchObject({ errors: [{ code: 'triangulation-not-held' }] });
    const first = await send(`${at}/hold-triangulation-meeting`, meeting);
    expect(first.body).toMatchObject({ outcome: 'recorded', revision: 0 });
    const again = await send(`${at}/hold-triangulation-meeting`, meeting, seen(0));
    expect(again.body).toMatchObject({ outcome: 'unchanged' });
    const taken = await send(`${at}/agree-triangulation-action`, agreed, seen(0));
    expect(taken.body).toMatchObject({ outcome: 'recorded', revision: 1 });
    const nowhere = { ...agreed, schoolUrn: '999999' };
    expect((await send(`${at}/agree-triangulation-action`, nowhere, seen(1))).body).toMatchObject({
      errors: [{ pointer: '/data/schoolUrn', code: 'unknown-school' }],
    });
  });

  it('take no other term than those of a year', async () => {
    const refused = await send('triangulation/801-2025-26-7/hold-triangulation-meeting', meeting);
    expect(refused.status).toBe(400);
  });
});
