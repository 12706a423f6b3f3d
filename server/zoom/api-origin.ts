/**
 * Where the API serves a grant, from the `api_url` beside its token: Zoom has regional hosts, `https://api-eu.zoom.us`.
 * The token goes there, so only the configured host and Zoom's own are let pass.
 *
 * @returns null for the configured host; undefined when the address is not to be used.
 */
export function apiOriginOf(apiUrl: string, configured: string): string | null | undefined {
  if (!URL.canParse(apiUrl)) return undefined;
  const { origin, protocol, hostname, port, username, password } = new URL(apiUrl);
  if (username !== "" || password !== "" || !/^https?:$/.test(protocol)) return undefined;
  if (origin === configured) return null;
  return protocol === "https:" && port === "" && hostname.endsWith(".zoom.us") ? origin : undefined;
}
