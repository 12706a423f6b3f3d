import type { Permissions } from "../access/actors.ts";
import { seesAddresses } from "../access/inventory.ts";
import { sightOf } from "../inventory/sight.ts";
import type { DesiredSight } from "./known.ts";

/** What somebody may see of what a file is held against. */
export const desiredSight = (may: Permissions): DesiredSight => ({
  retention: sightOf(may).retention,
  addresses: seesAddresses(may),
});

/** What the console itself sees. */
export const ownSight: DesiredSight = { retention: true, addresses: true };
