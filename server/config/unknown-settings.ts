import { closestSetting } from "../../scripts/closest-setting.mjs";
import { settings } from "./settings.ts";

const names: readonly string[] = settings.map(({ name }) => name);
/** Beginnings that are ours, so that a name with one of them that is not in the table is a mistake. */
const prefixes = ["ZOOM_", "SESSION_", "SIGN_IN_", "CHANNELKEEPER_"];
/** Set by desktops for their own session managers. */
const others = new Set(["SESSION_MANAGER"]);

/** Says of each variable that looks like a setting and is none what may be meant. */
export function unknownSettings(environment: Readonly<Record<string, string | undefined>>): readonly string[] {
  return Object.keys(environment)
    .filter((name) => !names.includes(name) && !others.has(name))
    .sort()
    .flatMap((name) => {
      const meant = closestSetting(name, names);
      if (meant !== undefined) return [`${name} is not a setting of the console; did you mean ${meant}?`];
      const isOurs = prefixes.some((prefix) => name.toUpperCase().startsWith(prefix));
      return isOurs ? [`${name} is not a setting of the console and has no effect`] : [];
    });
}
