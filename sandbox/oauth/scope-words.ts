const verbs: Record<string, string> = {
  read: "See",
  write: "Create and change",
  update: "Change",
  delete: "Delete",
};

/** A scope in words for the consent page: `chat_channel:read:admin` is "See chat channel, of everyone in the account". */
export function scopeInWords(scope: string): string {
  const parts = scope.split(":");
  const isAccountWide = parts.at(-1) === "admin";
  const [resource = "", action = "", detail] = isAccountWide ? parts.slice(0, -1) : parts;
  const verb = verbs[action] ?? action;
  const noun = [resource, detail?.replace(/^list_/, "")]
    .filter((part) => part !== undefined && part !== "")
    .join(": ")
    .replaceAll("_", " ");
  return `${verb} ${noun}${isAccountWide ? ", of everyone in the account" : ""}`;
}
