import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withServerData } from '@ledger/postgres/testing';

const BIN = fileURLToPath(new URL('../../bin/ledger.js', import.meta.url));

export interface Ran {
  readonly exitCode: number | null;
  readonly out: string;
  readonly err: string;
}

/** A data directory of its own, and the real `ledger` command run against it as a user would. */
export interface Workplace {
  readonly dataDir: string;
  run(...args: string[]): Promise<Ran>;
  /** Runs with --json and gives the one value printed. */
  json<T>(...args: string[]): Promise<T>;
  /** Writes a file there. @returns its path */
  file(name: string, text: string): Promise<string>;
  /** Starts a command and leaves it running. */
  begin(...args: string[]): Running;
  close(): Promise<void>;
}

export interface Running {
  readonly child: ChildProcess;
  /** Resolves with the line when standard output has one with this text. */
  says(text: string): Promise<string>;
  readonly ended: Promise<Ran>;
}

export async function workplace(settings: Record<string, string> = {}): Promise<Workplace> {
  const dataDir = await mkdtemp(join(tmpdir(), 'ledger-cli-'));
  // Open to the user that runs the database when the tests run as root.
  await chmod(dataDir, 0o755);
  if (!settings['DATABASE_URL']) await withServerData(dataDir);
  const env = { ...process.env, NODE_OPTIONS: '', LEDGER_DATA_DIR: dataDir, ...settings };
  const begin = (...args: string[]) => running(spawn(process.execPath, [BIN, ...args], { env }));
  const run = (...args: string[]) => begin(...args).ended;
  return {
    dataDir,
    begin,
    run,
    async json<T>(...args: string[]) {
      const { out, err } = await run(...args, '--json');
      if (out === '') throw new Error(err);
      return JSON.parse(out) as T;
    },
    async file(name, text) {
      const path = join(dataDir, name);
      await writeFile(path, text);
      return path;
    },
    close: () => rm(dataDir, { recursive: true, force: true }),
  };
}

function running(child: ChildProcess): Running {
  const text = { out: '', err: '' };
  const waiting: { text: string; tell: (line: string) => void }[] = [];
  const look = () => {
    for (const { text: wanted, tell } of waiting) {
      const line = text.out.split('\n').find((each) => each.includes(wanted));
      if (line !== undefined) tell(line);
    }
  };
  child.stdout?.on('data', (chunk: Buffer) => {
    text.out += chunk.toString();
    look();
  });
  child.stderr?.on('data', (chunk: Buffer) => (text.err += chunk.toString()));
  const ended = new Promise<Ran>((resolve) => {
    child.on('close', (exitCode) => resolve({ exitCode, ...text }));
  });
  const says = (wanted: string) =>
    Promise.race([
      new Promise<string>((tell) => {
        waiting.push({ text: wanted, tell });
        look();
      }),
      ended.then(({ err }) => {
        throw new Error(`It ended without saying "${wanted}": ${err}`);
      }),
    ]);
  return { child, says, ended };
}
