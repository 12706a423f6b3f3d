// Whether `npm start` may start the sandbox: what is set for Zoom itself must never end at a made-up company.
const loopback = /^https?:\/\/(?:localhost|[^/]*\.localhost|127\.0\.0\.1|\[::1\])(?::\d+)?\/?$/;

/**
 * @param {Readonly<Record<string, string | undefined>>} environment
 * @returns {string | null} why nothing can be started, or null
 */
export function whyNoSandbox(environment) {
  const isSet = (name) => Boolean(environment[name]?.trim());
  if (isSet("ZOOM_CLIENT_ID")) return null;
  const zoomNames = Object.keys(environment).filter((name) => name.startsWith("ZOOM_") && isSet(name));
  if (zoomNames.length > 0)
    return (
      `ZOOM_CLIENT_ID is missing, but ${zoomNames.sort().join(", ")} ${zoomNames.length === 1 ? "is" : "are"} set. ` +
      "To connect to Zoom, set ZOOM_CLIENT_ID too (check its spelling). To try the console with the local Zoom, unset " +
      "every ZOOM_ setting; the local Zoom's own begin with SANDBOX_."
    );
  if (isSet("PUBLIC_URL") && !loopback.test(environment.PUBLIC_URL?.trim() ?? ""))
    return (
      "PUBLIC_URL is an address other people can reach, but ZOOM_CLIENT_ID is missing. Set ZOOM_CLIENT_ID to connect " +
      "to Zoom, or unset PUBLIC_URL to try the console with the local Zoom on this machine."
    );
  return null;
}
