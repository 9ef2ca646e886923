import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { register } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';

// Loaded with --import in a child process of a test: runs the TypeScript sources as they are. What
// was compiled is kept, by the hash of its source, so that a test can start a thousand processes.
if (isMainThread) register(import.meta.url);

const kept = fileURLToPath(
  new URL('../../../../node_modules/.cache/ledger-tests', import.meta.url),
);

export async function resolve(specifier, context, next) {
  try {
    return await next(specifier, context);
  } catch (error) {
    if (!specifier.endsWith('.js')) throw error;
    return next(specifier.replace(/\.js$/, '.ts'), context);
  }
}

export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const source = await readFile(fileURLToPath(url), 'utf8');
  const file = join(kept, `${createHash('sha256').update(source).digest('hex')}.js`);
  const code = await readFile(file, 'utf8').catch(() => compile(source, file));
  return { format: 'module', source: code, shortCircuit: true };
}

async function compile(source, file) {
  // Loading the compiler takes longer than all the rest of a start.
  const { transform } = await import('@swc/core');
  const { code } = await transform(source, {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true },
    },
  });
  await mkdir(kept, { recursive: true });
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, code);
  await rename(draft, file);
  return code;
}
