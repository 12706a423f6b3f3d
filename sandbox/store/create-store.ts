import { sandboxAccountId } from "./account-id.ts";
import { createAccountSettings } from "./account-settings.ts";
import { ActivityLog } from "./activity-log.ts";
import { Agenda } from "./agenda.ts";
import { Channels } from "./channels.ts";
import { BotPosts } from "./chatbot.ts";
import { Contacts } from "./contacts.ts";
import { DirectoryGroups } from "./directory-groups.ts";
import { CustomEmojis } from "./emoji.ts";
import { Events } from "./events.ts";
import { Files, type FilesOptions } from "./files.ts";
import { InvitationMail } from "./invitation-mail.ts";
import { LegalHold } from "./legal-hold.ts";
import { Messages } from "./messages.ts";
import { Migration } from "./migration.ts";
import { People } from "./people.ts";
import { createPersonal } from "./personal.ts";
import { createRandom } from "./random.ts";
import { RetentionPolicies } from "./retention-policies.ts";
import { Roles } from "./roles.ts";
import { COMPANY, DOMAIN } from "./seed/company.ts";
import { companyLines } from "./seed/company-lines.ts";
import { seedActivity } from "./seed/seed-activity.ts";
import { seedChannels } from "./seed/seed-channels.ts";
import { seedChatRules } from "./seed/seed-chat-rules.ts";
import { seedConversations } from "./seed/seed-conversations.ts";
import { seedEmoji } from "./seed/seed-emoji.ts";
import { seedFiles } from "./seed/seed-files.ts";
import { seedGroups } from "./seed/seed-groups.ts";
import { seedLegalHold } from "./seed/seed-legal-hold.ts";
import { seedMentionGroups } from "./seed/seed-mention-groups.ts";
import { seedMigration } from "./seed/seed-migration.ts";
import { seedExternals, seedUsers } from "./seed/seed-people.ts";
import { seedSpaces } from "./seed/seed-spaces.ts";
import { sizes } from "./seed/sizes.ts";
import { channelWindows, SendThrottle } from "./send-throttle.ts";
import { Spaces } from "./spaces.ts";
import type { Store, StoreSize } from "./store.ts";
import { type Terms, usualTerms } from "./terms.ts";

export interface StoreOptions {
  readonly size: StoreSize;
  /** The same seed and size give the same people, channels and ids. */
  readonly seed: string | number;
  /** How many public channels there are at least; those of the size where that is more. */
  readonly publicChannels?: number;
  /** When the company is looked at; its history lies before. Epoch milliseconds. */
  readonly nowMs: number;
  readonly terms?: Terms;
  readonly files?: Partial<Pick<FilesOptions, "origin" | "lifeMs" | "discard">>;
}

/** Makes the company up. Each part draws from a stream of its own, so that a change in one leaves the others alone. */
export function createStore(options: StoreOptions): Store {
  const { size: sizeName, seed, nowMs } = options;
  const size = sizes[sizeName];
  const stream = (part: string) => createRandom(`${seed}/${sizeName}/${part}`);

  const account = stream("account");
  const roles = new Roles(stream("roles"));
  const users = seedUsers(stream("users"), roles, size.people, nowMs);
  const externals = seedExternals(stream("externals"), users.length, size.externals);
  const people = new People(users, externals);
  const channels = new Channels();
  seedChannels(stream("channels"), channels, size, users, externals, options.publicChannels);
  const spaces = new Spaces(channels);
  seedSpaces(stream("spaces"), spaces, channels, people, size.spaces);
  seedMentionGroups(stream("mention-groups"), channels, people);
  const groups = new DirectoryGroups();
  seedGroups(stream("groups"), groups, users, size.groups);
  const files = new Files({
    random: stream("files"),
    secret: stream("file-links").bytes(32),
    origin: () => "https://file.zoom.us",
    lifeMs: null,
    discard: () => undefined,
    ...options.files,
  });
  const emoji = new CustomEmojis();
  seedFiles(stream("seeded-files"), files, channels, size.files, nowMs);
  seedEmoji(stream("emoji"), files, emoji, users, size.emoji, nowMs);
  const retention = new RetentionPolicies();
  const chatRules = seedChatRules(channels, people, externals);
  const conversations = seedConversations(stream("conversations"), `${seed}/${sizeName}/conversation`, {
    channels,
    people,
    externals,
    files,
    rules: chatRules,
    pairs: Math.floor(size.people * 1.5),
    nowMs,
  });
  const messages = new Messages(retention, conversations);
  const legalHold = new LegalHold(channels, messages);
  seedLegalHold(stream("legal-hold"), legalHold, users, size.matters, nowMs);
  const owner = users[0];
  if (!owner) throw new Error("an account has an owner");

  return {
    accountId: sandboxAccountId,
    accountNumber: 10_000_000 + account.below(80_000_000),
    company: COMPANY,
    domain: DOMAIN,
    owner,
    users,
    findUser: (idOrEmail) => {
      const byId = people.findUserById(idOrEmail);
      if (byId) return byId;
      const byEmail = people.findByEmail(idOrEmail);
      return byEmail?.isExternal === false ? byEmail : undefined;
    },
    privilegesOf: (user) => roles.find(user.roleId)?.privileges ?? [],
    terms: { ...(options.terms ?? usualTerms) },
    people,
    roles,
    channels,
    spaces,
    activity: new ActivityLog(seedActivity(stream("activity"), channels, users, size.activities, nowMs)),
    groups,
    companyLines: companyLines(`${seed}/lines`),
    migration: new Migration(seedMigration(channels, users)),
    contacts: new Contacts(people, externals, (user) => stream(`contacts/${user.id}`)),
    retention,
    messages,
    personal: createPersonal(),
    chatRules,
    sendThrottle: new SendThrottle(channelWindows),
    invitationMail: new InvitationMail(),
    settings: createAccountSettings(),
    legalHold,
    files,
    emoji,
    botPosts: new BotPosts(),
    events: new Events(),
    agenda: new Agenda(),
    random: stream("later"),
  };
}
