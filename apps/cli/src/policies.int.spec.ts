import { type Workplace, workplace } from './testing/run-ledger.js';

describe('ledger policies', () => {
  let here: Workplace;
  beforeAll(async () => {
    here = await workplace({ LEDGER_DEMO: 'off' });
  });
  afterAll(() => here.close());

  it('lists the policies, and runs them on a day', async () => {
    expect(Array.isArray(await here.json('policies'))).toBe(true);
    const report = await here.json('policies', 'run', '--today', '2026-01-05');
    expect(report).toEqual({ today: '2026-01-05', recorded: 0, unchanged: 0, refused: [] });
  });

  it('refuses what is no day, and a day to come', async () => {
    expect(await here.run('policies', 'run', '--today', 'soon')).toMatchObject({ exitCode: 2 });
    const late = await here.run('policies', 'run', '--today', '2999-01-01');
    expect(late).toMatchObject({ exitCode: 1, err: expect.stringContaining('still to come') });
  });
});
