import type { Server } from "node:http";

/** Longer than load balancers keep an idle connection, so that it is never us who closes under a request. */
const KEEP_ALIVE_MS = 65_000;
const HEADERS_MS = 15_000;
const REQUEST_MS = 120_000;
/** Requests under way get this long to end. */
const GRACE_MS = 10_000;
const IDLE_SWEEP_MS = 50;

export function tune(server: Server): Server {
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.headersTimeout = HEADERS_MS;
  server.requestTimeout = REQUEST_MS;
  return server;
}

/** Accepts no more connections, lets the requests under way end, then closes what is left. */
export function stopGently(server: Server, graceMs = GRACE_MS): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(() => server.closeAllConnections(), graceMs);
    // A connection whose last request ends only now would otherwise stay open, idle, for its keep-alive time.
    const sweeping = setInterval(() => server.closeIdleConnections(), IDLE_SWEEP_MS);
    server.close(() => {
      clearTimeout(late);
      clearInterval(sweeping);
      resolve();
    });
    server.closeIdleConnections();
  });
}
