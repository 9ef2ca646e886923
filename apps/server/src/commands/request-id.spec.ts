import fc from 'fast-check';
import { z } from 'zod';
import { kebab } from './command-door.js';
import { requestIdOf } from './request-id.js';

describe('a request id', () => {
  it('is the key itself where that is a UUID', () => {
    const key = '01A2048F-1944-72E8-9AD6-EE8876AC6EC1';
    expect(requestIdOf(key, 'me')).toBe(key.toLowerCase());
  });

  it('is a UUID for every other key, the same for the same key and person alone', () => {
    const seed = Date.now();
    console.info(`request-id.spec seed ${seed}`);
    const key = fc.string({ minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(key, (text) => {
        const id = requestIdOf(text, 'me');
        expect(z.uuid().safeParse(id).success).toBe(true);
        expect(requestIdOf(text, 'me')).toBe(id);
        expect(requestIdOf(text, 'you')).not.toBe(id);
      }),
      { seed },
    );
  });

  it.each([undefined, '', 'x'.repeat(201)])('is refused for the key %j', (key) => {
    expect(() => requestIdOf(key, 'me')).toThrow('Idempotency-Key');
  });
});

describe('the address of a command', () => {
  it('is its name with hyphens', () => {
    expect(kebab('EndPlacement')).toBe('end-placement');
    expect(kebab('RecordNotArrived')).toBe('record-not-arrived');
  });
});
