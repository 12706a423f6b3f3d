// Who sees what of the inventory: no more than the account connection would show them at Zoom.
import type { Permissions } from "../access/actors.ts";
import { channelsSeen } from "../access/inventory.ts";
import type { Sight } from "./queries/seen.ts";

export const sightOf = (may: Permissions): Sight => ({
  sees: channelsSeen(may),
  // On which days something was written stands in reports.
  messageDays: may.all("see-messages"),
  retention: may.all("see-retention"),
  mentionGroups: may.all("see-mention-groups"),
  directoryGroups: may.all("see-directory-groups"),
});
