// Whether a sandbox is to be started beside the console, and where: what is set for Zoom itself must never end at a
// made-up company.
import { closestSetting } from "./closest-setting.mjs";
import { sandboxPorts } from "./sandbox-settings.mjs";

const loopback = /^https?:\/\/(?:localhost|[^/]*\.localhost|127\.0\.0\.1|\[::1\])(?::\d+)?\/?$/;

/** @param {string} name */
const isMeantForZoom = (name) => /^zoom/i.test(name) || closestSetting(name, ["ZOOM_CLIENT_ID"]) !== undefined;

/**
 * @param {Readonly<Record<string, string | undefined>>} environment
 * @returns {ReturnType<typeof sandboxPorts> | null} where the sandbox is to listen; null where the console speaks to Zoom
 * @throws {Error} why nothing can be started
 */
export function sandboxToStart(environment = process.env) {
  const isSet = (name) => Boolean(environment[name]?.trim());
  if (isSet("ZOOM_CLIENT_ID")) return null;
  const zoomNames = Object.keys(environment).filter((name) => isMeantForZoom(name) && isSet(name));
  if (zoomNames.length > 0)
    throw new Error(
      `ZOOM_CLIENT_ID is missing, but ${zoomNames.sort().join(", ")} ${zoomNames.length === 1 ? "is" : "are"} set. ` +
        "To connect to Zoom, set ZOOM_CLIENT_ID too (check its spelling). To try the console with the local Zoom, unset " +
        "every ZOOM_ setting; the local Zoom's own begin with SANDBOX_.",
    );
  if (isSet("PUBLIC_URL") && !loopback.test(environment.PUBLIC_URL.trim()))
    throw new Error(
      "PUBLIC_URL is an address other people can reach, but ZOOM_CLIENT_ID is missing. Set ZOOM_CLIENT_ID to connect " +
        "to Zoom, or unset PUBLIC_URL to try the console with the local Zoom on this machine.",
    );
  return sandboxPorts(environment);
}

/**
 * The made-up company limits nobody unless its settings say so: its inventory is whole within a minute.
 *
 * @param {Record<string, string | undefined>} environment is given what is missing
 */
export function setDemoPlan(environment = process.env) {
  if (!environment.SANDBOX_PLAN?.trim()) environment.SANDBOX_PLAN = "unlimited";
}

export const greeting = `Channelkeeper with a local Zoom of a made-up company. Sign in as one of
  admin@sandbox.example           can do everything
  channel-admin@sandbox.example   manages every channel
  channel-viewer@sandbox.example  views every channel
  lead@sandbox.example            owns a few channels
  helpdesk@sandbox.example        helps other people
  member@sandbox.example          an ordinary member`;
