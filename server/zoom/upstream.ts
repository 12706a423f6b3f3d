// The hosts that calls and links may go to, and the connections to them.
import { Pool } from "undici";
import type { Operation } from "../../contract/operation.ts";
import type { Config } from "../config/config.ts";

export interface Upstream {
  /**
   * Kept-alive connections to one of the configured hosts, or to where the API serves the grant in use; undefined for
   * any other origin.
   */
  pool(origin: string, apiOrigin: string | null): Pool | undefined;
  /** The same for links to files: the host people sign in at hands them out too. No grant may go there. */
  downloadPool(origin: string): Pool | undefined;
  /** Origin that serves an operation to a grant. */
  originOf(operation: Pick<Operation, "id" | "host">, apiOrigin: string | null): string;
  close(): Promise<void>;
}

/** To each host; as many requests as may be under way in all. */
export const CONNECTIONS = 256;
const CONNECT_TIMEOUT_MS = 10_000;
const KEEP_ALIVE_MS = 30_000;

type UpstreamConfig = Pick<Config, "apiUrl" | "fileUrl" | "fileApiUrl" | "oauthUrl" | "zoomTimeoutMs">;

const API_HOST = "https://api.zoom.us/v2";

/** @param addressOf Where connections to an origin go; tests have no regional host at its own address. */
export function createUpstream(config: UpstreamConfig, addressOf = (origin: string) => origin): Upstream {
  const hosts = new Map([
    [API_HOST, config.apiUrl],
    ["https://file.zoom.us/v2", config.fileUrl],
    ["https://fileapi.zoom.us/v2", config.fileApiUrl],
  ]);
  const poolTo = (origin: string) =>
    new Pool(addressOf(origin), {
      connections: CONNECTIONS,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connect: { timeout: CONNECT_TIMEOUT_MS },
      headersTimeout: config.zoomTimeoutMs,
      bodyTimeout: config.zoomTimeoutMs,
    });
  const pools = new Map([...new Set(hosts.values())].map((origin) => [origin, poolTo(origin)]));
  const downloadPools = new Map([[config.oauthUrl, poolTo(config.oauthUrl)], ...pools]);
  const regionalPools = new Map<string, Pool>();
  const regionalPool = (origin: string) => {
    const pool = regionalPools.get(origin) ?? poolTo(origin);
    regionalPools.set(origin, pool);
    return pool;
  };
  return {
    pool: (origin, apiOrigin) => pools.get(origin) ?? (origin === apiOrigin ? regionalPool(origin) : undefined),
    downloadPool: (origin) => downloadPools.get(origin),
    originOf: ({ id, host }, apiOrigin) => {
      if (apiOrigin !== null && host === API_HOST) return apiOrigin;
      const origin = hosts.get(host);
      if (origin === undefined) throw new Error(`${id} is served by a host without a setting`);
      return origin;
    },
    close: async () => {
      const all = [pools, downloadPools, regionalPools].flatMap((some) => [...some.values()]);
      await Promise.all(all.map((pool) => pool.destroy()));
    },
  };
}
