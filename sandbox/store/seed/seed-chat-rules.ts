import type { Channels } from "../channels.ts";
import type { ChatRules } from "../chat-rules.ts";
import type { People } from "../people.ts";
import type { ExternalPerson } from "../store.ts";
import { DOMAIN } from "./company.ts";

/** One channel is encrypted, one account has no chat, and one person does not want to hear from another. */
export function seedChatRules(channels: Channels, people: People, externals: readonly ExternalPerson[]): ChatRules {
  const index = (localPart: string) => people.findByEmail(`${localPart}@${DOMAIN}`)?.index ?? -1;
  return {
    encryptedChannels: new Set(channels.named("Salary review").map(({ id }) => id)),
    silentPeople: new Set([index("archive")]),
    blocked: new Map([[index("member"), new Set(externals.slice(0, 1).map((person) => person.index))]]),
  };
}
