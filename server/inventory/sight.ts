// Who sees what of the inventory: no more than the account connection would show them at Zoom.
import type { View } from "../../domain/access/rights.ts";
import type { Permissions } from "../access/actors.ts";
import { channelsSeen } from "../access/inventory.ts";
import type { Sight } from "./queries/seen.ts";

export function sightOf(may: Permissions): Sight {
  /** Of every channel that they see. */
  const shows = (view: View) => may.all(view) || may.wherever("see-channels", view);
  return {
    sees: channelsSeen(may),
    seesPeople: channelsSeen(may, "see-people"),
    // On which days something was written stands in reports.
    messageDays: shows("see-messages"),
    retention: shows("see-retention"),
    mentionGroups: shows("see-mention-groups"),
    directoryGroups: shows("see-directory-groups"),
  };
}
