import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

export interface Relay {
  readonly url: string;
  /** Breaks every connection and refuses new ones. */
  cut(): void;
  heal(): void;
  close(): Promise<void>;
}

/** Stands between a client and a server, to be cut like a cable. */
export async function startRelay(target: string): Promise<Relay> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let isCut = false;
  const server = createServer((socket) => {
    if (isCut) {
      socket.destroy();
      return;
    }
    const onward = connect(Number(port), hostname);
    for (const [from, to] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      sockets.add(from);
      from.pipe(to);
      from.on("error", () => to.destroy());
      from.on("close", () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const breakAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  const url = new URL(target);
  url.hostname = "127.0.0.1";
  url.port = `${address.port}`;
  return {
    url: url.href,
    cut: () => {
      isCut = true;
      breakAll();
    },
    heal: () => {
      isCut = false;
    },
    close: async () => {
      server.close();
      breakAll();
      await once(server, "close");
    },
  };
}
