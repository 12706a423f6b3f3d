import type { Standing } from "../access/table.ts";
import { seesAddresses } from "../access/table.ts";
import { sightOf } from "../inventory/sight.ts";
import type { DesiredSight } from "./known.ts";

/** What somebody may see of what a file is held against. */
export const desiredSight = (standing: Standing): DesiredSight => ({
  retention: sightOf(standing).retention,
  addresses: seesAddresses(standing),
});

/** What the console itself sees. */
export const ownSight: DesiredSight = { retention: true, addresses: true };
