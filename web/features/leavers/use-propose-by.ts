import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Candidate } from "../../../domain/inventory/leavers.ts";
import type { PersonPage } from "../../../domain/inventory/people.ts";
import type { ProposeBy } from "../../../domain/inventory/succession.ts";
import { inventoryPeople } from "../../shared/inventory/people-queries.ts";
import type { ProposedBy } from "./leavers-address.ts";

export interface Proposing {
  readonly by: ProposeBy;
  /** Whoever is proposed everywhere, once they were read. */
  readonly person: PersonPage | undefined;
  /** The inventory knows nobody by their ID, or could not be read. */
  readonly isUnknown: boolean;
}

/** Whom to propose, as the address says; administrators until whoever it names was read. */
export function useProposeBy(proposedBy: ProposedBy): Proposing {
  const oneKey = typeof proposedBy === "object" ? proposedBy.key : null;
  const name = typeof proposedBy === "object" ? "administrator" : proposedBy;
  const { data, error } = useQuery({ ...inventoryPeople.one(oneKey ?? ""), enabled: oneKey !== null });
  const person = oneKey === null ? undefined : data;
  const by = useMemo(
    (): ProposeBy => (person ? { by: "one", person: candidateOf(person) } : { by: name }),
    [person, name],
  );
  return { by, person, isUnknown: oneKey !== null && error !== null };
}

const candidateOf = ({ key, userId, memberId, name, email }: PersonPage): Candidate => ({
  ...{ key, userId, memberId, name, email },
  ...{ role: null, lastActiveAtMs: null },
});
