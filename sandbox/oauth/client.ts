import { createHash, timingSafeEqual } from "node:crypto";
import { type App, findApp } from "../apps.ts";

/** The app that a `Basic` authorization header proves; null when it is missing or wrong. */
export function authenticateClient(authorization: string | undefined): App | null {
  const encoded = authorization?.match(/^Basic +(\S+)$/i)?.[1];
  if (encoded === undefined) return null;
  const [id = "", ...rest] = Buffer.from(encoded, "base64").toString("utf8").split(":");
  const clientId = decodeForm(id);
  const secret = decodeForm(rest.join(":"));
  if (clientId === null || secret === null) return null;
  const app = findApp(clientId);
  return app && isSame(app.secret, secret) ? app : null;
}

/** RFC 6749 §2.3.1: both parts are form-encoded before they are joined. */
function decodeForm(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return null;
  }
}

function isSame(a: string, b: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
