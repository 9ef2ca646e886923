import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Child {
  readonly process: ChildProcess;
  /** The next line that the child prints. @throws Error with its error output when it ends instead. */
  line(): Promise<string>;
  /** Ends it with a signal, or waits for its own end; resolves when it is gone. */
  end(signal?: NodeJS.Signals): Promise<void>;
}

/** Runs a TypeScript file of the checkout in a process of its own, so that a test can kill it. */
export function startChild(file: URL, args: readonly string[] = []): Child {
  const hooks = new URL('./typescript-hooks.js', import.meta.url).href;
  const child = spawn(
    process.execPath,
    ['--conditions=source', '--import', hooks, fileURLToPath(file), ...args],
    { stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, NODE_OPTIONS: '' } },
  );
  let errors = '';
  child.stderr.on('data', (part) => (errors += String(part)));
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const next = lines(child.stdout);
  const died = () => new Error(`The child ended without the line expected. ${errors}`);
  return {
    process: child,
    line: () => Promise.race([next(), gone.then(() => Promise.reject(died()))]),
    end: async (signal) => {
      if (signal) child.kill(signal);
      await gone;
    },
  };
}

function lines(stream: NodeJS.ReadableStream): () => Promise<string> {
  const ready: string[] = [];
  const waiting: ((line: string) => void)[] = [];
  let rest = '';
  stream.on('data', (part) => {
    const parts = (rest + String(part)).split('\n');
    rest = parts.pop() ?? '';
    for (const line of parts) {
      const first = waiting.shift();
      if (first) first(line);
      else ready.push(line);
    }
  });
  return () => {
    const line = ready.shift();
    return line === undefined
      ? new Promise((resolve) => waiting.push(resolve))
      : Promise.resolve(line);
  };
}
