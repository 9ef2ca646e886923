import type { PersonalPart, SealedValue } from '@ledger/kernel';
import { type ChildKey, newKey } from './child-key.js';
import { openedOnce } from './opened-once.js';
import { sealPart } from './sealing.js';

const logId = 'placement-ledger/1';
const key: ChildKey = { keyId: 'key-1', key: newKey() };

function sealed(eventId: string, givenName: string, of: PersonalPart['class'] = 'identity') {
  const part: PersonalPart = { pupilId: '1', class: of, values: { givenName } };
  const context = { logId, eventId, schemaVersion: 1 };
  return { eventId, schemaVersion: 1, part: sealPart(context, part, key) };
}
const altered = (item: SealedValue, part: Partial<SealedValue['part']>): SealedValue => ({
  ...item,
  part: { ...item.part, ...part },
});

describe('an identity that is opened again', () => {
  const ann = sealed('event-1', 'Ann');

  it('is the one opened before, and another one is opened', () => {
    const open = openedOnce();
    const first = open(logId, ann, key);
    expect(first.values).toEqual({ givenName: 'Ann' });
    expect(open(logId, structuredClone(ann), key)).toBe(first);
    expect(open(logId, sealed('event-2', 'Anna'), key).values).toEqual({ givenName: 'Anna' });
    expect(open(logId, ann, key).values).toEqual({ givenName: 'Ann' });
  });

  it('is refused in another place or altered, as if it had never been opened', () => {
    const open = openedOnce();
    open(logId, ann, key);
    const nonce = Buffer.alloc(12).toString('base64url');
    const wrong: readonly SealedValue[] = [
      { ...ann, eventId: 'event-2' },
      { ...ann, schemaVersion: 2 },
      altered(ann, { pupilId: '2' }),
      altered(ann, { keyId: 'key-2' }),
      altered(ann, { class: 'needs' }),
      altered(ann, { nonce }),
      altered(ann, { ciphertext: sealed('event-1', 'Ann').part.ciphertext }),
    ];
    for (const item of wrong) expect(() => open(logId, item, key)).toThrow(/was altered/);
    expect(() => open('placement-ledger/2', ann, key)).toThrow(/was altered/);
  });

  it('is opened anew under a key that was read again, and so is what is not an identity', () => {
    const open = openedOnce();
    const first = open(logId, ann, key);
    expect(open(logId, ann, { ...key })).not.toBe(first);
    const needs = sealed('event-3', 'Ann', 'needs');
    expect(open(logId, needs, key)).not.toBe(open(logId, needs, key));
  });
});
