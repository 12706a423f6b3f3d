// Through whom something is done. At Zoom the account connection is a person of its own, the owner of its app: what is
// done through it shows that person's name, whoever did it here.
import type { ConnectionName, SessionInfo } from "../../contract/bff.ts";

/** Scopes of a user-managed app that open an act, classic and granular; one of them is enough. */
const scopesOf = {
  inviteMembers: ["chat_channel:write", "team_chat:write:members"],
  removeMembers: ["chat_channel:write", "team_chat:delete:batch_members"],
  addEmoji: ["chat:write", "team_chat:write:custom_emoji"],
  deleteEmoji: ["chat:write", "team_chat:delete:custom_emoji"],
} as const;

export type Act = keyof typeof scopesOf;

/**
 * The connection for an act on a page of some connection: one's own wherever that can do it, so that Zoom shows who did
 * it; else the page's.
 *
 * @param isOwnRight whether Zoom lets the person do it by themselves, not for the account.
 */
export function actingConnection(
  page: ConnectionName,
  act: Act,
  isOwnRight: boolean,
  { connections }: SessionInfo,
): ConnectionName {
  if (page === "me" || !isOwnRight) return page;
  return scopesOf[act].some((scope) => connections.me.scopes.includes(scope)) ? "me" : page;
}
