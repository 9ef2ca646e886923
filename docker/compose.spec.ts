import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

interface Service {
  readonly image: string;
  readonly healthcheck: { readonly test?: string[]; readonly disable?: boolean };
  readonly environment?: Readonly<Record<string, string | number>>;
  readonly secrets?: readonly string[];
  readonly volumes?: readonly string[];
  readonly ports?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly entrypoint?: string | readonly string[];
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
  readonly volumes: Readonly<Record<string, null>>;
}

const folder = fileURLToPath(new URL('.', import.meta.url));
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const text = read('compose.yaml');
const compose = parse(text, { merge: true }) as Compose;
const services = Object.entries(compose.services);
const SECRET = /\/run\/secrets\/[a-z_]+/g;
/** What a service runs by itself, and what it is given to run, that may read secrets. */
const scriptsOf = ({ entrypoint = [], healthcheck, volumes = [] }: Service): readonly string[] => [
  ...[entrypoint].flat(),
  ...(healthcheck.test ?? []),
  ...volumes
    .filter((volume) => volume.startsWith('./'))
    .map((file) => read(file.split(':')[0] ?? '')),
];
const ROLES = ['api', 'web', 'projector', 'sealer', 'jobs'];

/** A tag that says which version, down to the last figure of it. */
const pinned = (image: string) => /:v?\d+\.\d+(\.\d+)?(-[a-z.\d-]+)?$/.test(image);

describe('the compose file', () => {
  it('has a cluster of three, PostgreSQL, Redis and each role', () => {
    const wanted = ['certificates', 'node1', 'node2', 'node3', 'postgres', 'redis', ...ROLES];
    expect(Object.keys(compose.services).toSorted()).toEqual(wanted.toSorted());
  });

  it('runs each role in one service, on a port of its own', () => {
    const roles = ROLES.map((name) => compose.services[name]?.environment);
    expect(roles.map((each) => each?.['LEDGER_ROLES'])).toEqual(ROLES);
    expect(new Set(roles.map((each) => each?.['PORT'])).size).toBe(ROLES.length);
  });

  it.each(services)('has a pinned image: %s', (_, { image }) => {
    expect(image).toMatch(/^[a-z][a-z/-]+:/);
    expect(pinned(image)).toBe(true);
  });

  it.each(services)('looks after the health, but of what ends when it is done: %s', (name, one) => {
    if (name === 'certificates') expect(one.healthcheck).toEqual({ disable: true });
    else expect(one.healthcheck.test?.length).toBeGreaterThan(1);
  });

  it.each(services)('leaves no more rights than needed: %s', (_, one) => {
    expect(one.cap_drop).toEqual(['ALL']);
    expect(one.security_opt).toEqual(['no-new-privileges:true']);
  });

  it.each(services)('is open to this machine only: %s', (_, { ports = [] }) => {
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
  });

  it.each(services)('waits only for what can be waited for: %s', (_, { depends_on = {} }) => {
    for (const [other, { condition }] of Object.entries(depends_on)) {
      const ends = other === 'certificates';
      expect(condition).toBe(ends ? 'service_completed_successfully' : 'service_healthy');
      expect(compose.services[other]).toBeDefined();
    }
  });

  it.each(services)('names volumes and secrets that there are: %s', (_, one) => {
    const volumes = (one.volumes ?? []).map((volume) => volume.split(':')[0] ?? '');
    for (const volume of volumes) {
      if (volume.startsWith('./')) expect(statSync(join(folder, volume)).isFile()).toBe(true);
      else expect(Object.keys(compose.volumes)).toContain(volume);
    }
    for (const secret of one.secrets ?? []) expect(compose.secrets[secret]).toBeDefined();
  });

  it.each(services)('reads each secret that it is given, and no other: %s', (_, one) => {
    const files = Object.entries(one.environment ?? {}).filter(([name]) => name.endsWith('_FILE'));
    const told = files
      .map(([, file]) => String(file))
      .filter((file) => /^\/run\/secrets/.test(file));
    const read = [...told, ...scriptsOf(one).flatMap((script) => script.match(SECRET) ?? [])];
    const named = read.map((file) => file.replace('/run/secrets/', ''));
    expect([...new Set(named)].toSorted()).toEqual((one.secrets ?? []).toSorted());
  });

  it('gives every role the database and the log, and the jobs alone the queue', () => {
    const addresses = ['DATABASE_URL_FILE', 'EVENTSTORE_URL_FILE', 'REDIS_URL_FILE'];
    for (const role of ROLES) {
      const { environment = {} } = compose.services[role] ?? {};
      const wanted = role === 'jobs' ? addresses : addresses.slice(0, 2);
      expect(addresses.filter((name) => name in environment)).toEqual(wanted);
    }
  });

  it('publishes what the roles reach, each port once, at the ports that the addresses name', () => {
    const ports = services.flatMap(([, one]) =>
      (one.ports ?? []).map((port) => port.split(':')[1]),
    );
    expect(new Set(ports).size).toBe(ports.length);
    const named = [...read('make-secrets.sh').matchAll(/127\.0\.0\.1:(\d+)/g)].map(
      ([, port]) => port,
    );
    expect(ports.toSorted()).toEqual([...new Set(named)].toSorted());
  });

  it('holds no secret, in the open or by way of the environment', () => {
    for (const [, { environment = {} }] of services) {
      const telling = Object.keys(environment).filter((name) => /PASSWORD|_URL|SECRET/.test(name));
      expect(telling.filter((name) => !name.endsWith('_FILE'))).toEqual([]);
    }
    expect(text).not.toMatch(/:\/\/[^\s/]+:[^\s/]+@/);
  });

  it('names no variable without a default, and says what each is', () => {
    const variables = [...text.matchAll(/(?<!\$)\$\{?([A-Z_]+)(:-)?/g)];
    expect(variables.length).toBeGreaterThan(0);
    const comments = text.split('\n').filter((line) => line.startsWith('#'));
    for (const [, name = '', hasDefault] of variables) {
      expect(hasDefault).toBe(':-');
      expect(comments.join('\n')).toContain(name);
    }
  });
});

describe('the image', () => {
  const lines = read('Dockerfile').split('\n');

  it('begins with pinned images and ends as an ordinary user', () => {
    const from = lines.filter((line) => line.startsWith('FROM ')).map((line) => line.split(' ')[1]);
    expect(from.filter((image) => !pinned(image ?? ''))).toEqual([]);
    expect(lines.filter((line) => line.startsWith('USER ')).at(-1)).toBe('USER node');
  });

  it('is given no secret and no data of this checkout', () => {
    const left = read('Dockerfile.dockerignore').split('\n');
    expect(left).toEqual(expect.arrayContaining(['docker/secrets', '.ledger', '.git']));
    expect(read('../.gitignore').split('\n')).toContain('docker/secrets/');
  });
});

describe('the secrets', () => {
  const place = mkdtempSync(join(tmpdir(), 'ledger-secrets-'));
  afterAll(() => rmSync(place, { recursive: true }));
  const make = () => execFileSync('sh', [join(place, 'make-secrets.sh')], { encoding: 'utf8' });
  const secret = (name: string) => readFileSync(join(place, 'secrets', name), 'utf8');

  it('are made once: each that the compose file names, in a folder of its own', () => {
    cpSync(join(folder, 'make-secrets.sh'), join(place, 'make-secrets.sh'));
    make();
    const files = Object.values(compose.secrets).map(({ file }) => file.replace('./secrets/', ''));
    expect(readdirSync(join(place, 'secrets')).toSorted()).toEqual(files.toSorted());
    expect(statSync(join(place, 'secrets')).mode & 0o777).toBe(0o700);
    const passwords = files.filter((name) => name.endsWith('-password')).map(secret);
    expect(passwords.filter((password) => !/^[\da-f]{48}$/.test(password))).toEqual([]);
    expect(new Set(passwords).size).toBe(passwords.length);
    expect(secret('database-url')).toContain(`ledger:${secret('ledger-password')}@`);
    expect(secret('eventstore-url')).toContain(`admin:${secret('eventstore-password')}@`);
    expect(secret('redis-url')).toContain(`redis://:${secret('redis-password')}@`);
  });

  it('are not made again over those that are in use', () => {
    const before = secret('database-url');
    expect(make()).toContain('nothing was changed');
    expect(secret('database-url')).toBe(before);
  });
});
