import type { ConnectionScope } from "../../contract/bff.ts";
import type { Permissions } from "./actors.ts";

/** What somebody may do in the whole account, in the words that pages know. */
export function accessOf({ all }: Permissions): ConnectionScope | null {
  if (all("give-roles")) return { access: "edit", scope: "account" };
  if (all("set-channel-settings")) return { access: "edit", scope: "channels" };
  return all("see-channels") ? { access: "read", scope: "channels" } : null;
}
