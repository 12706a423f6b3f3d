import type { Received } from "../http/received.ts";
import type { Reply } from "../http/reply.ts";

/** Sends a request on to the file host, which is reached by the same name. Method and body go along with a 307. */
export function redirectToFileHost({ path, search, headers }: Received, fileUrl: string): Reply {
  const url = new URL(fileUrl);
  if (headers.host !== undefined && URL.canParse(`http://${headers.host}`))
    url.hostname = new URL(`http://${headers.host}`).hostname;
  const query = search === "" ? "" : `?${search}`;
  return { status: 307, headers: { Location: `${url.origin}${path}${query}` } };
}
