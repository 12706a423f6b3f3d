import type { Channel } from "../store/channel.ts";
import type { Conversation } from "../store/conversation.ts";
import type { Message } from "../store/message.ts";
import { operationError } from "./errors.ts";
import type { OperationContext } from "./operation.ts";

/**
 * True unless the app is account-level and its person's role lacks what the operation asks for, or it would change
 * something in the name of somebody who is not active.
 *
 * @param privilege Most operations ask for Edit on Chat Messages, those that only look included.
 */
export function mayUseMessages(context: OperationContext, privilege: "edit" | "any" = "edit"): boolean {
  const { caller, actor, store, operation } = context;
  if (!caller.isAccountLevel) return true;
  if (operation.method !== "GET" && actor.status !== "active") return false;
  const wanted = privilege === "edit" ? ["ChatMessages:Edit"] : ["ChatMessages:Edit", "ChatMessages:Read"];
  return store.privilegesOf(caller.user).some((held) => wanted.includes(held));
}

/** Some operations ask for the privilege and list no error for its lack; listing sessions words the same refusal. */
export const noChatPermission = () => operationError("listUsersChatSessions", 200);

/**
 * From when on a member may see what was said: new members of some channels do not see what was said before they came.
 * People whose coming is not in the activity log have been there for ever.
 */
export function visibleSinceMs({ store, actor, nowMs }: OperationContext, channel: Channel): number {
  if (channel.settings.newMembersCanSeePreviousMessagesFiles) return 0;
  let before: number | null = null;
  do {
    const page = store.activity.page(channel.id, 0, nowMs + 1, before, 100);
    const came = page.items.find(({ status, people }) => status === "joined" && people.includes(actor.index));
    if (came) return came.atMs;
    before = page.next;
  } while (before !== null);
  return 0;
}

/** A conversation as the person acted for may see it. */
export interface View {
  readonly conversation: Conversation;
  readonly sinceMs: number;
  /** First moment of what is too new to be found; see {@link shownBeforeMs}. */
  readonly beforeMs: number;
}

const SHOWS_AFTER_MS = 1_000;

/** What was sent from this moment on does not show yet, where the account's changes take their time to. */
export const shownBeforeMs = ({ store, nowMs }: OperationContext): number =>
  store.terms.consistency === "immediate" ? Number.POSITIVE_INFINITY : nowMs - SHOWS_AFTER_MS + 1;

export const canSee = ({ conversation, sinceMs, beforeMs }: View, message: Message): boolean =>
  message.deletedAtMs === null &&
  message.sentAtMs >= sinceMs &&
  message.sentAtMs < beforeMs &&
  conversation.has(message);
