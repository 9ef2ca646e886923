import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const portOf = (server: Server) => (server.address() as AddressInfo).port;

function listening(listener: RequestListener, host: string, port: number): Promise<Server> {
  const server = createServer(listener);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => resolve(server));
  });
}

/** A machine without IPv6 has only the first address. */
const withoutIpv6 = (error: NodeJS.ErrnoException): undefined => {
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT') return undefined;
  throw error;
};

/** Servers on both loopback addresses, because `localhost` may mean either. 0: any free port. */
export async function onLoopback(listener: RequestListener, port: number) {
  const first = await listening(listener, '127.0.0.1', port).catch(inUse);
  const chosen = portOf(first);
  const second = await listening(listener, '::1', chosen)
    .catch(withoutIpv6)
    .catch(async (error: NodeJS.ErrnoException) => {
      await closed(first);
      return inUse(error);
    });
  const servers = second ? [first, second] : [first];
  return { port: chosen, close: () => Promise.all(servers.map(closed)) };
}

function inUse(error: NodeJS.ErrnoException & { port?: number }): never {
  if (error.code !== 'EADDRINUSE') throw error;
  throw new Error(`Port ${error.port} is in use. Set PORT to a free one.`, { cause: error });
}

/** Lets answers under way finish for a second, then closes every connection. */
function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const patience = setTimeout(() => server.closeAllConnections(), 1000);
    server.close(() => {
      clearTimeout(patience);
      resolve();
    });
    server.closeIdleConnections();
  });
}
