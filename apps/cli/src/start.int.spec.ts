import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { type Workplace, workplace } from './testing/run-ledger.js';

// Every process that belongs to this data directory, by its command line.
function processesOf(dataDir: string): string[] {
  return commandLines().filter((line) => line.includes(dataDir));
}

function commandLines(): string[] {
  if (!existsSync('/proc/self/cmdline')) {
    return execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' }).split('\n');
  }
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(commandLineOf);
}

// A process may end while it is looked at.
function commandLineOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

describe('starting and stopping', () => {
  let here: Workplace;

  beforeAll(async () => {
    here = await workplace({ LEDGER_DEMO: 'off', PORT: '0' });
  });

  afterAll(() => here.close());

  const started = async () => {
    const server = here.begin('start');
    const line = await server.says('Placement Ledger ready on');
    return { server, url: line.replace('Placement Ledger ready on ', '').trim() };
  };

  it('is ready, answers, and leaves no process behind after Ctrl-C', async () => {
    const { server, url } = await started();
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    expect(processesOf(here.dataDir)).not.toEqual([]);
    server.child.kill('SIGINT');
    expect((await server.ended).exitCode).toBe(0);
    expect(processesOf(here.dataDir)).toEqual([]);
  });

  it('just works after kill -9, with what was recorded still there', async () => {
    const path = await here.file('s.csv', 'urn,name,authority,phase\n900001,One,801,primary\n');
    const { server } = await started();
    expect(await here.json('import', 'schools', path)).toMatchObject({ accepted: 1 });
    server.child.kill('SIGKILL');
    await server.ended;
    const again = await started();
    expect((await fetch(`${again.url}/health/ready`)).status).toBe(200);
    expect(await here.json('import', 'schools', path)).toMatchObject({ unchanged: 1 });
    again.server.child.kill('SIGINT');
    await again.server.ended;
    expect(processesOf(here.dataDir)).toEqual([]);
  });

  it('says that the port is in use and leaves nothing running', async () => {
    const { server, url } = await started();
    const second = await workplace({ LEDGER_DEMO: 'off', PORT: new URL(url).port });
    const { exitCode, err } = await second.run('start');
    expect({ exitCode, err }).toEqual({
      exitCode: 1,
      err: expect.stringMatching(/^Port \d+ is in use/),
    });
    expect(processesOf(second.dataDir)).toEqual([]);
    await second.close();
    server.child.kill('SIGINT');
    await server.ended;
  });
});
