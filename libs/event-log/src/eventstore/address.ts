/** What EVENTSTORE_URL says, as far as this adapter looks at it. */
export interface EventStoreAddress {
  readonly hosts: readonly { readonly host: string; readonly port: number }[];
  readonly username: string | undefined;
  readonly password: string | undefined;
  readonly tls: boolean;
  /** Path of the authority's certificate. */
  readonly caFile: string | undefined;
  readonly throwOnAppendFailure: boolean;
}

const PARTS = /^esdb(?:\+discover)?:\/\/(?:([^:@/]*):([^@/]*)@)?([^/?]*)/;

/** @param url `esdb[+discover]://[user:password@]host[:port][,...][?option=value&...]` */
export function addressIn(url: string): EventStoreAddress {
  const [, username, password, hosts = ''] = PARTS.exec(url) ?? [];
  const options = optionsIn(url);
  return {
    hosts: hosts.split(',').map(hostIn),
    username: username && decodeURIComponent(username),
    password: password && decodeURIComponent(password),
    tls: options.get('tls') !== 'false',
    caFile: options.get('tlscafile'),
    throwOnAppendFailure: options.get('throwonappendfailure') !== 'false',
  };
}

// The client takes the names of options in any case.
function optionsIn(url: string): Map<string, string> {
  const options = new URLSearchParams(url.split('?')[1]);
  return new Map([...options].map(([name, value]) => [name.toLowerCase(), value]));
}

function hostIn(text: string) {
  const [host = '', port] = text.split(':');
  return { host, port: Number(port ?? 2113) };
}
