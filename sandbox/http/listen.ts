import { createServer, type RequestListener, type Server } from "node:http";

/** A server that listens. */
export interface Listener {
  readonly port: number;
  /** Where clients reach it when they name no host. */
  readonly url: string;
  readonly server: Server;
}

/** @param port 0 takes a free one. */
export async function listen(port: number, host: string, listener: RequestListener): Promise<Listener> {
  const server = createServer({ keepAliveTimeout: 75_000 }, listener);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the sandbox listens on no port");
  return { port: address.port, url: `http://${host.includes(":") ? `[${host}]` : host}:${address.port}`, server };
}

/** Takes no more connections, and waits for the requests under way. */
export function closeServer({ server }: Listener): Promise<void> {
  return new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())));
}
