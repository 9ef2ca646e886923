import parse from 'pg-connection-string';
import { socketAddress, urlAddress } from './address.js';

const read = (url: string) => parse.parse(String(urlAddress(url)('append').connectionString));

describe('the address of a database', () => {
  it('logs in as the role itself over a socket', () => {
    expect(socketAddress('/run/ledger', 'ledger')('read')).toMatchObject({
      host: '/run/ledger',
      user: 'ledger_read',
      database: 'ledger',
    });
  });

  it('takes the role on after logging in as the user of a URL', () => {
    const found = read('postgres://ann:s%40cret@db.example:6432/ap?sslmode=disable');
    expect(found).toMatchObject({ user: 'ann', password: 's@cret', host: 'db.example' });
    expect(found).toMatchObject({ port: '6432', database: 'ap' });
    expect(found['options']).toContain('-c role=ledger_append');
  });

  it('keeps options that the URL brings, and a socket as its host', () => {
    const found = read('postgres://ann@localhost/ap?host=%2Frun%2Fpg&options=-c%20geqo%3Doff');
    expect(found.host).toBe('/run/pg');
    expect(found['options']).toMatch(/^-c geqo=off .*-c role=ledger_append$/);
  });

  it('limits how long an appender may wait, but not the others', () => {
    expect(socketAddress('/s', 'd')('append').options).toContain('lock_timeout');
    expect(socketAddress('/s', 'd')('read').options).not.toContain('lock_timeout');
  });
});
