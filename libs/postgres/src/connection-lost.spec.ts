import { connectionLost } from './connection-lost.js';

describe('a lost connection', () => {
  it('is told from a fault in what was asked', () => {
    const withCode = (code: string) => Object.assign(new Error('so'), { code });
    expect(connectionLost(withCode('ECONNREFUSED'))).toBe(true);
    expect(connectionLost(withCode('57P01'))).toBe(true);
    expect(connectionLost(new Error('Connection terminated unexpectedly'))).toBe(true);
    expect(connectionLost(withCode('23505'))).toBe(false);
    expect(connectionLost(new Error('the cheque bounced'))).toBe(false);
    expect(connectionLost(undefined)).toBe(false);
  });
});
