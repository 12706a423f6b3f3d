// What people may have of the inventory and of what the console keeps: no more than the account connection would tell them.
import type { Right } from "../../domain/access/rights.ts";
import type { Permissions } from "./actors.ts";

/** All of it that no view of its own opens. */
const reading: readonly Right[] = ["see-channels", "see-people"];

export const canReadInventory = ({ all }: Permissions): boolean => reading.every(all);

/** Addresses of people from other accounts, which Zoom does not show, stand in the audit trail. */
export const seesAddresses = ({ all }: Permissions): boolean => all("see-audit");
