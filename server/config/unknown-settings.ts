import { settings } from "./settings.ts";

const names: readonly string[] = settings.map(({ name }) => name);
/** Beginnings that are ours, so that a name with one of them that is not in the table is a mistake. */
const prefixes = ["ZOOM_", "SESSION_", "CHANNELKEEPER_"];
/** Set by desktops for their own session managers. */
const others = new Set(["SESSION_MANAGER"]);

const letters = (name: string) => name.replaceAll("_", "").toUpperCase();

/** Says of each variable that looks like a setting and is none what may be meant. */
export function unknownSettings(environment: Readonly<Record<string, string | undefined>>): readonly string[] {
  return Object.keys(environment)
    .filter((name) => prefixes.some((prefix) => name.startsWith(prefix)) && !names.includes(name) && !others.has(name))
    .sort()
    .map((name) => {
      const meant = closest(name);
      return `${name} is not a setting of the console${meant ? `; did you mean ${meant}?` : " and has no effect"}`;
    });
}

/** The setting with the same letters, or with one letter more, less or other. */
function closest(name: string): string | undefined {
  return names.find((known) => letters(known) === letters(name)) ?? names.find((known) => isNear(known, name));
}

function isNear(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  const rest = short.length === long.length ? short.slice(start + 1) : short.slice(start);
  return rest === long.slice(start + 1);
}
