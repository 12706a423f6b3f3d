import type { Right } from "../../../domain/access/rights.ts";
import { type May, mayOf, type PlainPlace } from "../../lib/may.ts";
import { useSession } from "../../lib/session.ts";
import { ofDecision, type Verdict } from "./verdict.ts";

export interface Asked extends Pick<May, "all" | "some"> {
  /** Of a space, or of the whole account. */
  at(right: Right, place?: PlainPlace): Verdict;
}

/** What the signed-in person may do through the account connection, and in words why not. */
export function useMay(): Asked {
  return askedOf(mayOf(useSession()));
}

/** The same apart from React. */
export const askedOf = ({ at, all, some }: May): Asked => ({
  all,
  some,
  at: (right, place) => ofDecision(at(right, place)),
});
