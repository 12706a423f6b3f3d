import { SIGN_IN_PATH } from "../lib/locations.ts";

/** Which part of the outline an address shows: none of it, the frame alone, or the list of channels as well. */
export type OutlinePart = "none" | "frame" | "channels";

export function outlineOf(pathname: string): OutlinePart {
  if (pathname === SIGN_IN_PATH) return "none";
  return pathname === "/" || pathname === "/channels" ? "channels" : "frame";
}
