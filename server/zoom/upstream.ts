// The hosts that calls and links may go to, and the connections to them.
import { Pool } from "undici";
import type { Operation } from "../../contract/operation.ts";
import type { Config } from "../config/config.ts";

export interface Upstream {
  /** Kept-alive connections to one of the configured hosts; undefined for any other origin. */
  pool(origin: string): Pool | undefined;
  /** The same for links to files: the host people sign in at hands them out too. No grant may go there. */
  downloadPool(origin: string): Pool | undefined;
  /** Origin that serves an operation. */
  originOf(operation: Pick<Operation, "id" | "host">): string;
  close(): Promise<void>;
}

/** To each host; as many requests as may be under way in all. */
export const CONNECTIONS = 256;
const CONNECT_TIMEOUT_MS = 10_000;
const KEEP_ALIVE_MS = 30_000;

type UpstreamConfig = Pick<Config, "apiUrl" | "fileUrl" | "fileApiUrl" | "oauthUrl" | "zoomTimeoutMs">;

export function createUpstream(config: UpstreamConfig): Upstream {
  const hosts = new Map([
    ["https://api.zoom.us/v2", config.apiUrl],
    ["https://file.zoom.us/v2", config.fileUrl],
    ["https://fileapi.zoom.us/v2", config.fileApiUrl],
  ]);
  const poolTo = (origin: string) =>
    new Pool(origin, {
      connections: CONNECTIONS,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connect: { timeout: CONNECT_TIMEOUT_MS },
      headersTimeout: config.zoomTimeoutMs,
      bodyTimeout: config.zoomTimeoutMs,
    });
  const pools = new Map([...new Set(hosts.values())].map((origin) => [origin, poolTo(origin)]));
  const downloadPools = new Map([[config.oauthUrl, poolTo(config.oauthUrl)], ...pools]);
  return {
    pool: (origin) => pools.get(origin),
    downloadPool: (origin) => downloadPools.get(origin),
    originOf: ({ id, host }) => {
      const origin = hosts.get(host);
      if (origin === undefined) throw new Error(`${id} is served by a host without a setting`);
      return origin;
    },
    close: async () => {
      await Promise.all([...pools.values(), ...downloadPools.values()].map((pool) => pool.destroy()));
    },
  };
}
