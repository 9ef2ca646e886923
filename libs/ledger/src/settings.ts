import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** The checkout's top folder, whether this runs from src or from dist. */
const CHECKOUT = fileURLToPath(new URL('../../..', import.meta.url));

export const RoleName = z.enum(['api', 'web', 'projector', 'sealer', 'jobs']);
export type RoleName = z.infer<typeof RoleName>;
const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
const LogLevel = z.enum(LOG_LEVELS, { error: `must be one of: ${LOG_LEVELS.join(', ')}` });

const ALL_ROLES = RoleName.options;

const roles = z
  .string()
  .transform((text) => text.split(',').map((name) => name.trim()))
  .pipe(z.array(RoleName, { error: `must name some of: ${ALL_ROLES.join(', ')}` }).min(1));

const databaseUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'must be a PostgreSQL URL, such as postgres://person:secret@host:5432/ledger',
});

const eventStoreUrl = z.string().regex(/^esdb(\+discover)?:\/\/[^\s]+$/, {
  error: 'must be an EventStoreDB URL, such as esdb://person:secret@host:2113',
});

const redisUrl = z.string().regex(/^rediss?:\/\/[^\s]+$/, {
  error: 'must be a Redis URL, such as redis://:secret@host:6379/0',
});

const Environment = z.object({
  PORT: z.coerce
    .number({ error: 'must be a port number from 0 to 65535' })
    .int()
    .min(0)
    .max(65_535, { error: 'must be a port number from 0 to 65535' })
    .default(3000),
  LEDGER_DATA_DIR: z.string().optional(),
  LEDGER_DEMO: z.enum(['on', 'off'], { error: 'must be on or off' }).default('on'),
  LEDGER_ROLES: roles.optional(),
  LEDGER_KEYS: z.string().optional(),
  LEDGER_LOG: LogLevel.default('warn'),
  DATABASE_URL: databaseUrl.optional(),
  EVENTSTORE_URL: eventStoreUrl.optional(),
  REDIS_URL: redisUrl.optional(),
});

/** Settings that may be in a file instead, so that no list of processes or containers shows them. */
const SECRETS = ['DATABASE_URL', 'EVENTSTORE_URL', 'REDIS_URL'] as const;

export interface Settings {
  readonly port: number;
  /** Absolute path. */
  readonly dataDir: string;
  readonly demo: boolean;
  readonly roles: readonly RoleName[];
  /** Absolute path of the key file. */
  readonly keyFile: string;
  readonly logLevel: z.infer<typeof LogLevel>;
  readonly databaseUrl?: string;
  /** Where the log lives instead of PostgreSQL, which then keeps its positions and the read models. */
  readonly eventStoreUrl?: string;
  /** Where jobs wait instead of PostgreSQL. */
  readonly redisUrl?: string;
}

/** A setting in the environment is wrong; the message names it and what is allowed. */
export class SettingsError extends Error {
  override name = 'SettingsError';
}

/** Reads every setting once. An empty value counts as not set. @throws SettingsError */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.entries(environment).filter(
    ([, value]) => value !== undefined && value !== '',
  );
  const parsed = Environment.safeParse(withSecrets(Object.fromEntries(given)));
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}`);
    throw new SettingsError([...new Set(faults)].join('\n'));
  }
  return settingsOf(parsed.data);
}

/** @throws SettingsError when the file cannot be read, or the setting is given twice */
function withSecrets(given: Record<string, string | undefined>) {
  const files = SECRETS.filter((name) => given[`${name}_FILE`] !== undefined);
  const read = files.map((name) => [name, secretIn(name, given)]);
  return { ...given, ...Object.fromEntries(read) };
}

function secretIn(name: string, given: Record<string, string | undefined>): string {
  const file = given[`${name}_FILE`] ?? '';
  if (given[name] !== undefined) throw new SettingsError(`${name}_FILE: ${name} is given too`);
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    throw new SettingsError(`${name}_FILE: cannot be read: ${file}`);
  }
}

function settingsOf(given: z.infer<typeof Environment>): Settings {
  const dataDir = given.LEDGER_DATA_DIR
    ? resolve(given.LEDGER_DATA_DIR)
    : resolve(CHECKOUT, '.ledger');
  return {
    port: given.PORT,
    dataDir,
    demo: given.LEDGER_DEMO === 'on',
    roles: given.LEDGER_ROLES ?? ALL_ROLES,
    logLevel: given.LEDGER_LOG,
    keyFile: given.LEDGER_KEYS ? resolve(given.LEDGER_KEYS) : resolve(dataDir, 'keys.json'),
    ...(given.DATABASE_URL ? { databaseUrl: given.DATABASE_URL } : {}),
    ...(given.EVENTSTORE_URL ? { eventStoreUrl: given.EVENTSTORE_URL } : {}),
    ...(given.REDIS_URL ? { redisUrl: given.REDIS_URL } : {}),
  };
}
