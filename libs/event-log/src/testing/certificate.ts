import { type KeyObject, generateKeyPairSync, sign } from 'node:crypto';

/** PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

// The little of DER that a certificate takes.
const der = (tag: number, ...parts: Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
};
const sequence = (...parts: Uint8Array[]) => der(0x30, ...parts);
const time = (text: string) => der(0x18, Buffer.from(text));
const oid = (...bytes: number[]) => der(0x06, Buffer.from(bytes));

const ED25519 = sequence(oid(0x2b, 0x65, 0x70));
const COMMON_NAME = oid(0x55, 0x04, 0x03);
const ALTERNATIVE_NAMES = oid(0x55, 0x1d, 0x11);

const nameOf = (text: string) =>
  sequence(der(0x31, sequence(COMMON_NAME, der(0x0c, Buffer.from(text)))));

const address = (ip: string) => der(0x87, Buffer.from(ip.split('.').map(Number)));

function toBeSigned(ip: string, key: KeyObject): Buffer {
  const name = nameOf('a node of a test');
  const names = sequence(ALTERNATIVE_NAMES, der(0x04, sequence(address(ip))));
  return sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    ED25519,
    name,
    sequence(time('20200101000000Z'), time('21200101000000Z')),
    name,
    key.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(names)),
  );
}

/** A certificate for the IPv4 address that signs itself, and is its own authority. */
export function certificateFor(ip: string): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const body = toBeSigned(ip, publicKey);
  const signature = der(0x03, Buffer.from([0]), sign(null, body, privateKey));
  const base64 = sequence(body, ED25519, signature).toString('base64');
  const lines = base64.replaceAll(/(.{64})/g, '$1\n');
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
  };
}
