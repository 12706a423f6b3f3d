import type { Member } from "../../people/member.ts";
import { type Channel, DESIGNATED } from "./channel.ts";

/** Why a member may post or not. */
export type Posting = "everyone" | "leads" | "chosen" | "not";

export const postingWords: Readonly<Record<Posting, string>> = {
  everyone: "Yes",
  leads: "Yes",
  chosen: "Yes, chosen",
  not: "No",
};

/** Who may post in a channel; undefined where Zoom does not tell its setting. */
export function postingIn({
  posting,
  designated,
}: Pick<Channel, "posting" | "designated">): ((member: Member) => Posting) | undefined {
  if (posting === undefined) return undefined;
  if (posting === EVERYONE) return () => "everyone";
  const chosen = new Set(posting === DESIGNATED ? designated : []);
  return ({ id, userId, role }) => {
    if (role !== "member") return "leads";
    return chosen.has(id) || (userId !== "" && chosen.has(userId)) ? "chosen" : "not";
  };
}

const EVERYONE = 1;
