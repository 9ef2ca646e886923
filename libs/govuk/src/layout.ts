/** What every page needs besides its own data. */
export interface Layout {
  readonly serviceName: string;
  readonly stylesheet: string;
  /** True for a demonstration or test log, for good: said on every page. */
  readonly simulated: boolean;
  readonly person?: { readonly name: string; readonly role: string };
  readonly navigation: readonly { text: string; href: string; active: boolean }[];
  readonly csrf: string;
  readonly footer: readonly { text: string; href: string }[];
  readonly signOut: string;
}
