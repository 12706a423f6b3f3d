/**
 * Where the API serves a grant, from the `api_url` beside its token: Zoom has regional hosts, `https://api-eu.zoom.us`.
 * The token goes there, so only the configured host and those of Zoom's API are let pass. Where the configured host is not Zoom's
 * own, it stands for Zoom, as a gateway does, and nothing goes past it.
 *
 * @returns null for the configured host; undefined when the address is not to be used.
 */
export function apiOriginOf(apiUrl: string, configured: string): string | null | undefined {
  if (!URL.canParse(apiUrl)) return undefined;
  const { origin, protocol, hostname, port, username, password } = new URL(apiUrl);
  if (username !== "" || password !== "" || !/^https?:$/.test(protocol)) return undefined;
  if (origin === configured) return null;
  if (protocol !== "https:" || port !== "" || !API_HOST.test(hostname)) return undefined;
  return API_HOST.test(new URL(configured).hostname) ? origin : null;
}

/** `api.zoom.us`, and those of the regions beside it; no other host of Zoom's serves the API. */
const API_HOST = /^api(?:-[a-z0-9]+)*\.zoom\.us$/;
