import type { Chosen } from "../../../domain/inventory/leavers.ts";
import type { ProposeBy } from "../../../domain/inventory/succession.ts";
import type { ProposedBy } from "./leavers-address.ts";

export interface Proposing {
  readonly by: ProposeBy;
  /** Whoever the address names, once they were read. */
  readonly person: Chosen | undefined;
}

/** Whom to propose, as the address says; administrators where whoever it names was not read yet, or cannot take over. */
export function proposingBy(proposedBy: ProposedBy, chosen: readonly Chosen[]): Proposing {
  if (typeof proposedBy !== "object") return { by: { by: proposedBy }, person: undefined };
  const person = chosen.find(({ key }) => key === proposedBy.key);
  return { by: person?.is === "active" ? { by: "one", person } : { by: "administrator" }, person };
}
