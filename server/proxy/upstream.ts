import { Pool } from "undici";
import type { Operation } from "../../contract/operation.ts";
import type { Config } from "../config/config.ts";

export interface Upstream {
  /** Kept-alive connections to one of the configured hosts; undefined for any other origin. */
  pool(origin: string): Pool | undefined;
  /** Origin that serves an operation. */
  originOf(operation: Operation): string;
  close(): Promise<void>;
}

const CONNECTIONS = 128;
const CONNECT_TIMEOUT_MS = 10_000;
const KEEP_ALIVE_MS = 30_000;

export function createUpstream(config: Pick<Config, "apiUrl" | "fileUrl" | "fileApiUrl" | "zoomTimeoutMs">): Upstream {
  const hosts = new Map([
    ["https://api.zoom.us/v2", config.apiUrl],
    ["https://file.zoom.us/v2", config.fileUrl],
    ["https://fileapi.zoom.us/v2", config.fileApiUrl],
  ]);
  const pools = new Map(
    [...new Set(hosts.values())].map((origin) => [
      origin,
      new Pool(origin, {
        connections: CONNECTIONS,
        keepAliveTimeout: KEEP_ALIVE_MS,
        connect: { timeout: CONNECT_TIMEOUT_MS },
        headersTimeout: config.zoomTimeoutMs,
        bodyTimeout: config.zoomTimeoutMs,
      }),
    ]),
  );
  return {
    pool: (origin) => pools.get(origin),
    originOf: (operation) => {
      const origin = hosts.get(operation.host);
      if (origin === undefined) throw new Error(`${operation.id} is served by a host without a setting`);
      return origin;
    },
    close: async () => {
      await Promise.all([...pools.values()].map((pool) => pool.destroy()));
    },
  };
}
