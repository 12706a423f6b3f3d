import type { IncomingHttpHeaders } from "node:http";
import { REQUEST_HEADER } from "../../contract/bff.ts";

/** True when a request that reads came from the console's own pages, or from no page at all. */
export function mayRead(headers: IncomingHttpHeaders): boolean {
  const site = headers["sec-fetch-site"];
  return site === undefined || site === "same-origin" || site === "none";
}

/** True when a request that changes something surely came from the console's own pages. */
export function mayChange(headers: IncomingHttpHeaders, publicUrl: string): boolean {
  const site = headers["sec-fetch-site"];
  return (
    headers.origin === publicUrl && (site === undefined || site === "same-origin") && headers[REQUEST_HEADER] === "1"
  );
}
