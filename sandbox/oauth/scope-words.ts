const verbs: Readonly<Record<string, string>> = {
  read: "See",
  write: "Create and change",
  update: "Change",
  delete: "Delete",
  bot: "Talk as a chatbot in",
};

const nouns: Readonly<Record<string, string>> = {
  chat: "chat",
  chat_channel: "channels",
  chat_contact: "contact details",
  chat_event: "chat events",
  chat_history_legal_hold: "chat history on legal hold",
  chat_message: "messages",
  chat_migration: "migrated chats",
  contact: "contacts",
  imchat: "direct messages",
  imgroup: "directory groups",
  report_chat: "chat reports",
  role: "roles",
  user: "profiles",
};

/**
 * A scope in words for the consent page: `chat_channel:read:admin` is "See channels of everyone in the account".
 * A granular scope names a detail: `team_chat:delete:shared_space` is "Delete: shared space".
 */
export function scopeInWords(scope: string): string {
  const parts = scope.split(":");
  const isAccountWide = parts.at(-1) === "admin";
  const [resource = "", action = "", detail] = isAccountWide ? parts.slice(0, -1) : parts;
  const verb = verbs[action] ?? action;
  const what =
    detail === undefined
      ? ` ${nouns[resource] ?? resource.replaceAll("_", " ")}`
      : `: ${detail.replace(/^list_/, "").replaceAll("_", " ")}`;
  return `${verb}${what}${isAccountWide ? " of everyone in the account" : ""}`;
}
