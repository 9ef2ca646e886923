import { type AddressInfo, type Socket, connect, createServer } from 'node:net';

/** A way to a server that can be cut. */
export interface Cuttable {
  readonly port: number;
  /** Ends every connection at once, without a word; new ones are taken. */
  cut(): void;
  close(): Promise<void>;
}

/** Passes connections to 127.0.0.1 on to the port. */
export async function cuttable(port: number): Promise<Cuttable> {
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  };
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    keep(near);
    keep(far);
    near.pipe(far).on('close', () => near.destroy());
    far.pipe(near).on('close', () => far.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    close: () => {
      cut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
