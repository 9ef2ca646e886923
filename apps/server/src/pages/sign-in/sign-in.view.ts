import { roleNames, type SignInStart } from '@ledger/access';

/** The people to choose from, as radio buttons. */
export function signInView(start: SignInStart, csrf: string, error?: string) {
  const people = start.kind === 'choose' ? start.people : [];
  return {
    csrf,
    people: people.map(({ id, name, role, organisation }) => ({
      value: id,
      text: `${roleNames[role]}: ${name}`,
      hint: { text: organisation },
    })),
    ...(error && { errors: [{ text: error, href: '#person' }] }),
  };
}
