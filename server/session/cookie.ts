import type { Config } from "../config/config.ts";

/** Over https the prefix makes browsers refuse the cookie from anyone but this very host, on any path, unencrypted. */
export function cookieNames(config: Pick<Config, "publicUrl">) {
  const prefix = config.publicUrl.startsWith("https:") ? "__Host-" : "";
  return { session: `${prefix}channelkeeper` };
}

/** The value of one cookie of a Cookie header; undefined when it is absent, or there twice with different values. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  if (header === undefined) return undefined;
  let found: string | undefined;
  let at = 0;
  while (at < header.length) {
    const semicolon = header.indexOf(";", at);
    const end = semicolon === -1 ? header.length : semicolon;
    while (header.charCodeAt(at) === 32) at++;
    if (header.charCodeAt(at + name.length) === 61 && header.startsWith(name, at)) {
      const value = header.slice(at + name.length + 1, end).trimEnd();
      if (found !== undefined && found !== value) return undefined;
      found = value;
    }
    at = end + 1;
  }
  return found;
}

/** Names of the cookies that begin so. */
export function cookieNamesWith(header: string | undefined, prefix: string): string[] {
  return (header ?? "")
    .split(";")
    .map((pair) => pair.split("=")[0]?.trim() ?? "")
    .filter((name) => name.startsWith(prefix));
}

/** A Set-Cookie value no script can read and no other site can send. `maxAgeSeconds` 0 removes it. */
export function setCookie(
  config: Pick<Config, "publicUrl">,
  name: string,
  value: string,
  maxAgeSeconds?: number,
): string {
  const secure = config.publicUrl.startsWith("https:") ? "; Secure" : "";
  const age = maxAgeSeconds === undefined ? "" : `; Max-Age=${maxAgeSeconds}`;
  return `${name}=${value}; Path=/; HttpOnly; SameSite=Lax${secure}${age}`;
}
