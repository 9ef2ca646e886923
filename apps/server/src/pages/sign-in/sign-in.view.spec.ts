import { demonstrationPeople } from '@ledger/access';
import { signInView } from './sign-in.view.js';

describe('the sign-in page', () => {
  it('offers each person with their role', () => {
    const { people } = signInView({ kind: 'choose', people: demonstrationPeople }, 'token');
    expect(people).toHaveLength(demonstrationPeople.length);
    expect(people[0]?.text).toBe('Auditor: Amina Auditor');
  });

  it('says what is wrong only when something is', () => {
    const start = { kind: 'choose', people: demonstrationPeople } as const;
    expect(signInView(start, 'token')).not.toHaveProperty('errors');
    expect(signInView(start, 'token', 'Choose').errors).toEqual([
      { text: 'Choose', href: '#person' },
    ]);
  });
});
