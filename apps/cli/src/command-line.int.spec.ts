import { type Workplace, workplace } from './testing/run-ledger.js';

describe('the command line', () => {
  let here: Workplace;

  beforeAll(async () => {
    here = await workplace({ LEDGER_DEMO: 'off' });
  });

  afterAll(() => here.close());

  it('prints the event catalogue without a database, a line for each', async () => {
    const { exitCode, out, err } = await here.run('events');
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    expect(out).toMatch(/^PlacementOrdered {2}1 {2}provision {2}A placement .*\.$/m);
    expect(out).toMatch(/^AttendanceMarked {2}1 {2}register {2}/m);
  });

  it.each([
    [['paint'], /unknown command/],
    [['figure', 'paintings'], /There is no figure paintings\. There are: placement-history/],
    [['figure', 'attendance', 'loose'], /loose is not a parameter/],
    [['figure', 'attendance', '--from'], /--from needs a value/],
    [['import', 'paintings', 'x.csv'], /There is no kind paintings/],
    [['import', 'schools'], /Name a kind and a file/],
    [['demo', '--pupils', 'many'], /whole number from 1/],
  ])('answers wrong usage with 2 and what is right: %j', async (args, message) => {
    const { exitCode, out, err } = await here.run(...args);
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
    expect(err).toMatch(message);
  });

  it('names a bad parameter of a figure and a bad setting, and ends with 1', async () => {
    const figure = await here.run('figure', 'attendance', '--from', 'yesterday', '--json');
    expect(figure.exitCode).toBe(1);
    expect(figure.err).toMatch(/from: /);
    const elsewhere = await workplace({ PORT: 'harbour' });
    const setting = await elsewhere.run('doctor');
    await elsewhere.close();
    expect(setting).toMatchObject({ exitCode: 1, out: '' });
    expect(setting.err).toMatch(/PORT: must be a port number/);
  });

  it('imports the good rows of a file, says what is wrong with the others and ends with 1', async () => {
    const path = await here.file(
      'schools.csv',
      'urn,name,authority,phase\n900001,One,801,secondary\nnine,Two,801,secondary\n',
    );
    const { exitCode, out } = await here.run('import', 'schools', path, '--json');
    expect(exitCode).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      accepted: 1,
      rejected: 1,
      errors: [{ row: 3, column: 'urn' }],
    });
    const again = await here.json('import', 'schools', path);
    expect(again).toMatchObject({ accepted: 0, unchanged: 1, corrected: 0, rejected: 1 });
    const told = await here.run('import', 'schools', path);
    expect(told.err).toMatch(/^Refused row 3, urn: "nine" is not a URN/m);
  });

  it('says what to do when a file or a database is not there', async () => {
    const file = await here.run('import', 'schools', '/nowhere/schools.csv');
    expect(file).toMatchObject({
      exitCode: 1,
      out: '',
      err: 'There is no file /nowhere/schools.csv.\n',
    });
    const elsewhere = await workplace({ DATABASE_URL: 'postgres://x:y@127.0.0.1:1/ledger' });
    const database = await elsewhere.run('projections');
    await elsewhere.close();
    expect(database.err).toMatch(/^No database answers at 127\.0\.0\.1:1\./);
  });

  it('refuses to set the clock of a real log', async () => {
    const path = await here.file('more.csv', 'urn,name,authority,phase\n900009,Nine,801,primary\n');
    const { exitCode, err } = await here.run(
      ...['import', 'schools', path, '--recorded-at', '2025-01-01T00:00:00Z'],
    );
    expect(exitCode).toBe(1);
    expect(err).toMatch(/simulated/);
  });

  it('finds everything in order', async () => {
    const { exitCode, out } = await here.run('doctor');
    expect(out).not.toMatch(/WRONG/);
    expect(exitCode).toBe(0);
  });

  it('prints a template that can be imported', async () => {
    const { out } = await here.run('import', '--template', 'schools');
    const path = await here.file('template.csv', out);
    expect(await here.json('import', 'schools', path)).toMatchObject({ rejected: 0 });
  });
});
