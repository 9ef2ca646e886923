import type { Person } from './person.js';

/** How a sign-in begins: by choosing among people offered here, or at another address. */
export type SignInStart =
  | { readonly kind: 'choose'; readonly people: readonly Person[] }
  | { readonly kind: 'redirect'; readonly location: string };

/** Who somebody is. The demonstration provider is one; an OpenID Connect provider is another. */
export interface IdentityProvider {
  /** True when nobody proves who they are: then the server listens on loopback only. */
  readonly demonstration: boolean;
  begin(): Promise<SignInStart>;
  /** The person that the answer (form fields, or the query of a redirect back) stands for. */
  complete(answer: Readonly<Record<string, string>>): Promise<Person | undefined>;
}
