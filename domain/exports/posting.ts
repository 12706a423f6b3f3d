import { DESIGNATED } from "../channel-rules.ts";
import type { Member } from "./member-row.ts";

/** Why a member may post or not. */
export type Posting = "everyone" | "leads" | "chosen" | "not";

export const postingWords: Readonly<Record<Posting, string>> = {
  everyone: "Yes",
  leads: "Yes",
  chosen: "Yes, chosen",
  not: "No",
};

/** What a channel says of who may post. */
export interface PostingRule {
  readonly posting: number | undefined;
  /** Member ids of those who were chosen. */
  readonly designated: readonly string[];
}

/** Who may post in a channel; undefined where Zoom does not tell its setting. */
export function postingIn({ posting, designated }: PostingRule): ((member: Member) => Posting) | undefined {
  if (posting === undefined) return undefined;
  if (posting === EVERYONE) return () => "everyone";
  const chosen = new Set(posting === DESIGNATED ? designated : []);
  return ({ id, userId, role }) => {
    if (role !== "member") return "leads";
    return chosen.has(id) || (userId !== "" && chosen.has(userId)) ? "chosen" : "not";
  };
}

const EVERYONE = 1;

/** What of members is asked for by whether they may post, or were chosen to. */
export const postings = ["yes", "chosen", "no"] as const;

export function postingFits(wanted: (typeof postings)[number], posting: Posting | undefined): boolean {
  if (wanted === "chosen") return posting === "chosen";
  return (posting === "not") === (wanted === "no");
}
