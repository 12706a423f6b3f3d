import { useMemo } from "react";
import type { ConnectionName } from "../../../contract/bff.ts";
import { can, type Place } from "../../../domain/access/can.ts";
import type { Right } from "../../../domain/access/rights.ts";
import { type May, mayOf, TOLD } from "../../lib/may.ts";
import { useSession } from "../../lib/session.ts";
import { allowed, ofDecision, type Verdict } from "./verdict.ts";

/** Places that need nothing to be looked up; for a channel see `use-may-in-channel.ts`. */
type PlainPlace = Exclude<Place, { readonly is: "channel" }>;

export interface Asked extends Pick<May, "all" | "some"> {
  /** Whether it is offered somewhere, and why not where it is nowhere. */
  anywhere(right: Right): Verdict;
  /** Of a space, or of the whole account. */
  at(right: Right, place?: PlainPlace): Verdict;
}

/** What the signed-in person may do through the account connection, and in words why not. */
export function useMay(): Asked {
  const session = useSession();
  return useMemo(() => askedOf(mayOf(session)), [session]);
}

/** The same through a connection; one's own leaves it to Zoom, and to what the page knows. */
export function useMayThrough(connection: ConnectionName): Asked {
  const may = useMay();
  return connection === "me" ? everything : may;
}

const everything: Asked = { all: () => true, some: () => true, at: () => allowed, anywhere: () => allowed };

/** What of this is offered over a list: what a role allows in some of its rows, and the plan leaves out the others. */
export const offeredBy = <Act extends { readonly right: Right }>(may: Asked, acts: readonly Act[]): readonly Act[] =>
  acts.filter(({ right }) => may.some(right));

/** The same apart from React. */
export const askedOf = ({ actor, all, some }: May): Asked => {
  const at: Asked["at"] = (right, place = { is: "account" }) => ofDecision(can(actor, right, place, TOLD));
  return { all, some, at, anywhere: (right) => (some(right) ? allowed : at(right)) };
};
