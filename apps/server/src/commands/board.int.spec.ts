import { randomUUID } from 'node:crypto';
import { served, type Served } from '../testing/served.js';

let server: Served;
beforeAll(async () => {
  server = await served();
});
afterAll(() => server?.close());

const send = (path: string, data: object, headers: Record<string, string> = {}) =>
  server.send(`improvement-plan/${path}`, data, headers);

describe('the commands of an improvement plan', () => {
  it('record an action and its status, once, and refuse a status of no action', async () => {
    const plan = randomUUID();
    const action = {
      actionRef: '1.1',
      priorityArea: 'Commissioning',
      title: 'Agree a specification',
      owner: 'Head of inclusion',
    };
    const added = await send(`${plan}/add-action`, action);
    expect(added.body).toMatchObject({ outcome: 'recorded', revision: 0 });
    const report = { actionRef: '1.1', reportedOn: '2024-10-23', status: 'on-track' };
    const reported = await send(`${plan}/report-action-status`, report, { 'If-Match': '"0"' });
    expect(reported.body).toMatchObject({ outcome: 'recorded', revision: 1 });
    const again = await send(`${plan}/report-action-status`, report, { 'If-Match': '"1"' });
    expect(again.body).toMatchObject({ outcome: 'unchanged', revision: 1 });
    const unknown = { ...report, actionRef: '9.9' };
    const refused = await send(`${plan}/report-action-status`, unknown, { 'If-Match': '"1"' });
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({
      errors: [{ pointer: '/data/actionRef', code: 'action-unknown' }],
    });
  });
});
