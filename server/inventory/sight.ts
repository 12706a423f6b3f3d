// Who sees what of the inventory: no more than the account connection would show them at Zoom.
import type { Permissions } from "../access/actors.ts";
import type { Sight } from "./queries/seen.ts";

export const sightOf = ({ all }: Permissions): Sight => ({
  // On which days something was written stands in reports.
  messageDays: all("see-messages"),
  retention: all("see-retention"),
  mentionGroups: all("see-mention-groups"),
  directoryGroups: all("see-directory-groups"),
});
