import { detailsOf, saidIn } from './detail.js';

const labels = { rate: ['Rate', 'pence'], team: ['Team', 'text'] } as const;

describe('the details of an entry', () => {
  it('are what the event gives, in the order of the labels', () => {
    expect(detailsOf(labels, { team: 'send', rate: 5, other: 1 })).toEqual([
      { label: 'Rate', kind: 'pence', value: 5 },
      { label: 'Team', kind: 'text', value: 'send' },
    ]);
  });

  it('show what held before, nothing included', () => {
    expect(detailsOf(labels, { rate: 5, team: null }, { team: 'send' })).toEqual([
      { label: 'Rate', kind: 'pence', value: 5, was: null },
      { label: 'Team', kind: 'text', value: null, was: 'send' },
    ]);
  });

  it('once opened, leave out what was not given and what stayed the same', () => {
    const shown = saidIn([
      { label: 'Name', kind: 'text', value: 'Ada' },
      { label: 'UPN', kind: 'text', value: null },
      { label: 'Sex', kind: 'text', value: 'F', was: 'F' },
      { label: 'Team', kind: 'text', value: null, was: 'send' },
      { label: 'Lead officer', kind: 'text', value: null, was: 'Sam', ifGiven: true },
    ]);
    expect(shown.map(({ label }) => label)).toEqual(['Name', 'Team']);
  });
});
