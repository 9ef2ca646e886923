import { readFileSync } from 'node:fs';
import { type ConnectionOptions, type TLSSocket, connect } from 'node:tls';
import { AccessDeniedError } from '@eventstore/db-client';
import { type EventStoreAddress, addressIn } from './address.js';
import { EventStoreUnusable } from './unusable.js';
import { within } from './within.js';

/**
 * The first thing asked of the server; where it fails, the server is looked at for the reason.
 * @throws EventStoreUnusable that says what is wrong and what to do
 */
export async function reaching<T>(url: string, asked: Promise<T>, patienceMs: number): Promise<T> {
  try {
    return await within(patienceMs, asked);
  } catch (error) {
    if (error instanceof EventStoreUnusable) throw error;
    throw new EventStoreUnusable(await reasonOf(addressIn(url), error), { cause: error });
  }
}

/** How a node answers somebody who knocks. */
interface Answer {
  readonly at: string;
  readonly kind: 'silent' | 'plain' | 'tls' | 'certificate' | 'speaks';
  readonly detail: string;
}

async function reasonOf(address: EventStoreAddress, error: unknown): Promise<string> {
  if (error instanceof AccessDeniedError) return denied;
  const answers = await Promise.all(address.hosts.map((host) => knock(address, host)));
  // What answers as it should says more than a node that is away.
  const order = ['speaks', 'certificate', 'plain', 'tls', 'silent'] as const;
  const [first] = order.flatMap((kind) => answers.filter((answer) => answer.kind === kind));
  if (!first || first.kind === 'silent') return silence(answers);
  return sentences[first.kind](first, error);
}

const denied =
  'EventStoreDB does not accept the name and password in EVENTSTORE_URL. Correct them there.';

const silence = (answers: readonly Answer[]) =>
  `EventStoreDB does not answer: ${answers.map(({ at, detail }) => `${at} (${detail})`).join(', ')}. ` +
  'Start it, or correct the address in EVENTSTORE_URL.';

const sentences = {
  speaks: ({ at }: Answer, error: unknown) =>
    `EventStoreDB answers at ${at}, but no leader does: ${(error as Error).message} ` +
    'Start more than half of the nodes of the cluster; their logs say why none is elected.',
  certificate: ({ at, detail }: Answer) =>
    `The certificate of EventStoreDB at ${at} is not accepted: ${detail}. Name in EVENTSTORE_URL, ` +
    'as tlsCAFile, the authority that signed it, and a host that the certificate names.',
  plain: ({ at }: Answer) =>
    `EventStoreDB at ${at} speaks no TLS. Give it a certificate; only where nobody can listen, ` +
    'say tls=false in EVENTSTORE_URL.',
  tls: ({ at }: Answer) =>
    `EventStoreDB at ${at} speaks TLS only. Take tls=false out of EVENTSTORE_URL, and name the ` +
    'authority of its certificate as tlsCAFile.',
};

type Host = EventStoreAddress['hosts'][number];

/** A TLS handshake: the client's own errors do not tell a wrong certificate from a node that is away. */
async function knock(address: EventStoreAddress, { host, port }: Host): Promise<Answer> {
  const at = `${host}:${port}`;
  const ca = address.caFile === undefined ? {} : { ca: readFileSync(address.caFile) };
  const options = { host, port, rejectUnauthorized: address.tls, ...ca };
  try {
    const socket = await within(3_000, handshake(options));
    socket.destroy();
    return { at, kind: address.tls ? 'speaks' : 'tls', detail: '' };
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    return { at, kind: kindOf(code, address.tls), detail: code || message };
  }
}

const handshake = (options: ConnectionOptions) =>
  new Promise<TLSSocket>((resolve, reject) => {
    const socket = connect({ ...options, ALPNProtocols: ['h2'] }, () => resolve(socket));
    socket.once('error', reject);
    socket.setTimeout(3_000, () => socket.destroy());
  });

const away = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|)$/;
const noTls = /^(ECONNRESET|EPROTO|EPIPE|ERR_SSL)/;

function kindOf(code: string, tls: boolean): Answer['kind'] {
  if (away.test(code)) return 'silent';
  if (!noTls.test(code)) return 'certificate';
  return tls ? 'plain' : 'speaks';
}
