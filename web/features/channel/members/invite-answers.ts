import { userIdKey } from "../../../../contract/user-id.ts";
import { ApiError } from "../../../lib/api/errors.ts";
import { askTheList, type ReadPage } from "./ask-the-list.ts";
import { type Added, type InviteOutcome, outcomeOfCall } from "./invite-outcome.ts";

/** Reads Zoom's answers to invitations, wherever they are sent from. */
export interface InviteAnswers {
  /** What became of each address, as far as it is known. */
  readonly became: ReadonlyMap<string, InviteOutcome>;
  /** Member ids of everybody who became a member by the calls. */
  readonly newMemberIds: ReadonlySet<string>;
  /** Whether the member list has to be asked. */
  readonly isOpen: () => boolean;
  /** @param isElsewhere Whether the call's one address belongs to another domain than the account's. */
  readonly hear: (emails: readonly string[], isElsewhere: boolean, answer: Added) => void;
  /** Addresses of which no answer tells; those of members among them were added. */
  readonly leaveOpen: (emails: readonly string[]) => void;
  readonly setWasMember: (emails: readonly string[]) => void;
  /** Asks the member list about what the answers left open. */
  readonly settle: (readPage: ReadPage) => Promise<void>;
}

export function inviteAnswers(): InviteAnswers {
  const became = new Map<string, InviteOutcome>();
  const open = new Set<string>();
  const unanswered = new Set<string>();
  const newMemberIds = new Set<string>();
  const addedIds = new Set<string>();
  return {
    became,
    newMemberIds,
    isOpen: () => open.size > 0,
    hear: (emails, isElsewhere, answer) => {
      for (const id of answer.memberIds) newMemberIds.add(id);
      for (const id of answer.memberIds) addedIds.add(id);
      for (const id of answer.userIds) addedIds.add(userIdKey(id));
      const outcome = outcomeOfCall(emails.length, isElsewhere, answer);
      for (const email of emails) {
        if (outcome) became.set(email, outcome);
        else open.add(email);
      }
    },
    leaveOpen: (emails) => {
      for (const email of emails) {
        open.add(email);
        unanswered.add(email);
      }
    },
    setWasMember: (emails) => {
      for (const email of emails) became.set(email, { kind: "was-member" });
    },
    settle: async (readPage) => {
      if (open.size === 0) return;
      try {
        for (const [email, outcome] of await askTheList(readPage, open, addedIds)) {
          became.set(email, outcome.kind === "was-member" && unanswered.has(email) ? { kind: "added" } : outcome);
        }
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        // The invitations are sent; only what became of these is not known, and their outcome says so.
        for (const email of open) became.set(email, { kind: "unclear" });
      }
      open.clear();
    },
  };
}
