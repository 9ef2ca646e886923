// Builds every workspace's src into its dist with swc; a file that has not changed is skipped, so
// that a second start costs a few milliseconds. Other files beside the code (.sql, .njk, .css) are
// copied. Written in plain JavaScript because it must run before anything is built.
import { copyFile, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { readdirSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const notesFile = join(root, 'node_modules', '.cache', 'placement-ledger-build.json');
const notBuilt = /\.spec\.ts$|\/testing\//;

const swcOptions = {
  module: { type: 'es6' },
  sourceMaps: 'inline',
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
  },
};

/** Builds what changed. @returns how many files were built, 0 when everything was up to date. */
export async function build() {
  const sources = workspaces().flatMap((folder) => filesBelow(join(folder, 'src')));
  const before = JSON.parse(await readFile(notesFile, 'utf8').catch(() => '{}'));
  const now = {};
  const changed = [];
  for (const source of sources.filter((file) => !notBuilt.test(file))) {
    const key = relative(root, source);
    now[key] = await fingerprint(source);
    if (now[key] !== before[key] || !(await exists(distOf(source)))) changed.push(source);
  }
  const gone = Object.keys(before).filter((key) => !(key in now));
  if (changed.length === 0 && gone.length === 0) return 0;
  await buildFiles(changed);
  await Promise.all(gone.map((key) => rm(distOf(join(root, key)), { force: true })));
  await mkdir(dirname(notesFile), { recursive: true });
  await replaceFile(notesFile, JSON.stringify(now));
  return changed.length;
}

async function buildFiles(sources) {
  const { transform } = await import('@swc/core');
  await Promise.all(sources.map((source) => buildFile(source, transform)));
}

async function buildFile(source, transform) {
  const target = distOf(source);
  await mkdir(dirname(target), { recursive: true });
  if (!source.endsWith('.ts')) return copyFile(source, target);
  const { code } = await transform(await readFile(source, 'utf8'), {
    ...swcOptions,
    filename: source,
    configFile: false,
    swcrc: false,
  });
  return replaceFile(target, code);
}

// Two commands may build at once: a reader sees the old file or the new one, never a torn one.
async function replaceFile(target, text) {
  const draft = `${target}.${process.pid}`;
  await writeFile(draft, text);
  await rename(draft, target);
}

function workspaces() {
  return ['apps', 'libs', 'projections'].flatMap((parent) =>
    readdirSync(join(root, parent)).map((name) => join(root, parent, name)),
  );
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function distOf(source) {
  const [parent, name, , ...path] = relative(root, source).split(sep);
  return join(root, parent, name, 'dist', ...path).replace(/\.ts$/, '.js');
}

async function fingerprint(file) {
  const { mtimeMs, size } = await stat(file);
  return `${mtimeMs}:${size}`;
}

const exists = (file) =>
  stat(file).then(
    () => true,
    () => false,
  );

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(`Built ${await build()} files.`);
}
