import { createServer, IncomingMessage, type Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Express } from "express";

/** Longer than load balancers keep an idle connection, so that it is never us who closes under a request. */
const KEEP_ALIVE_MS = 65_000;
const HEADERS_MS = 15_000;
const REQUEST_MS = 120_000;
/** Requests under way get this long to end. */
const GRACE_MS = 10_000;
const IDLE_SWEEP_MS = 50;

/**
 * A server for an Express app.
 *
 * Express gives every request and response a new prototype, after which the engine treats them as objects of no known
 * shape: most of what Express costs. Here node makes them with that prototype in the first place, and Express, setting
 * what is set already, changes nothing.
 */
export function createExpressServer(app: Express): Server {
  class Request extends IncomingMessage {}
  class Response extends ServerResponse {}
  Object.setPrototypeOf(Request.prototype, Reflect.get(app, "request"));
  Object.setPrototypeOf(Response.prototype, Reflect.get(app, "response"));
  Object.assign(app, { request: Request.prototype, response: Response.prototype });
  const server = createServer(
    {
      IncomingMessage: Request,
      ServerResponse: Response,
      keepAliveTimeout: KEEP_ALIVE_MS,
      headersTimeout: HEADERS_MS,
      requestTimeout: REQUEST_MS,
    },
    app,
  );
  const connections = new Set<Socket>();
  connectionsOf.set(server, connections);
  server.on("connection", (socket) => {
    connections.add(socket);
    socket.once("close", () => connections.delete(socket));
  });
  return server;
}

/** Open connections of each server. */
const connectionsOf = new WeakMap<Server, Set<Socket>>();

/** Browsers open connections ahead; one that was never used is not idle to node. */
function closeSilent(server: Server): void {
  for (const socket of connectionsOf.get(server) ?? []) if (socket.bytesRead === 0) socket.destroy();
}

/** Accepts no more connections, lets the requests under way end, then closes what is left. */
export function stopGently(server: Server, graceMs = GRACE_MS): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(() => server.closeAllConnections(), graceMs);
    // A connection whose last request ends only now would otherwise stay open, idle, for its keep-alive time.
    const sweep = () => {
      server.closeIdleConnections();
      closeSilent(server);
    };
    const sweeping = setInterval(sweep, IDLE_SWEEP_MS);
    server.close(() => {
      clearTimeout(late);
      clearInterval(sweeping);
      resolve();
    });
    sweep();
  });
}
