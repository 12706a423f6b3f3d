// A BFF before a Zoom and file hosts that answer what a test tells them to, with somebody signed in.
import type { ServerResponse } from "node:http";
import type { Browser } from "./browser.ts";
import { type CannedZoom, startCannedZoom } from "./canned-zoom.ts";
import { type Stack, startStack } from "./stack.ts";

const person = { id: "person-1", account_id: "account-1", email: "lead@sandbox.example", display_name: "Lead" };

export interface Wire {
  readonly zoom: CannedZoom;
  readonly files: CannedZoom;
  readonly stack: Stack;
  readonly lead: Browser;
  /** Forgets what both have seen. */
  forget(): void;
  close(): Promise<void>;
}

/** @param options `jobs` where something is changed, which leaves what is to be looked after to a job. */
export async function openWire({ jobs = false }: { readonly jobs?: boolean } = {}): Promise<Wire> {
  const [zoom, files] = await Promise.all([startCannedZoom(), startCannedZoom()]);
  zoom.answer((_req, res) => reply(res, 200, person));
  const urls = { apiUrl: zoom.url, fileUrl: files.url, fileApiUrl: files.url };
  const stack = await startStack({ jobs, config: { ...urls, accountId: null, account: null, zoomTimeoutMs: 60_000 } });
  return {
    zoom,
    files,
    stack,
    lead: await stack.signIn("lead"),
    forget: () => {
      zoom.seen.length = 0;
      files.seen.length = 0;
    },
    close: async () => {
      await stack.close();
      await Promise.all([zoom.close(), files.close()]);
    },
  };
}

export function reply(
  res: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string | string[]> = {},
): void {
  res.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}
