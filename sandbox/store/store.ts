import type { AccountSettings } from "./account-settings.ts";
import type { ActivityLog } from "./activity-log.ts";
import type { Agenda } from "./agenda.ts";
import type { Channels } from "./channels.ts";
import type { ChatRules } from "./chat-rules.ts";
import type { BotPosts } from "./chatbot.ts";
import type { Contacts } from "./contacts.ts";
import type { DirectoryGroups } from "./directory-groups.ts";
import type { CustomEmojis } from "./emoji.ts";
import type { Events } from "./events.ts";
import type { Files } from "./files.ts";
import type { InvitationMail } from "./invitation-mail.ts";
import type { LegalHold } from "./legal-hold.ts";
import type { Messages } from "./messages.ts";
import type { Migration } from "./migration.ts";
import type { People } from "./people.ts";
import type { Personal } from "./personal.ts";
import type { Random } from "./random.ts";
import type { RetentionPolicies } from "./retention-policies.ts";
import type { Roles } from "./roles.ts";
import type { CompanyLine } from "./seed/company-lines.ts";
import type { SendThrottle } from "./send-throttle.ts";
import type { Spaces } from "./spaces.ts";
import type { Terms } from "./terms.ts";

export type StoreSize = "small" | "medium" | "large" | "huge";

/** The made-up company: who is in it and what channels it has. */
export interface Store {
  readonly accountId: string;
  readonly accountNumber: number;
  readonly company: string;
  /** Domain of the e-mail addresses of the account's people. */
  readonly domain: string;
  /** The account's owner. */
  readonly owner: User;
  /** People of the account, those who were deactivated or deleted included, in order of creation. */
  readonly users: readonly User[];
  /** By user id or, ignoring case, e-mail address. */
  findUser(idOrEmail: string): User | undefined;
  /** Privilege strings of a role, e.g. `ChatChannels:Edit`. */
  privilegesOf(user: User): readonly string[];

  readonly terms: Terms;
  readonly people: People;
  readonly roles: Roles;
  readonly channels: Channels;
  readonly spaces: Spaces;
  readonly activity: ActivityLog;
  readonly groups: DirectoryGroups;
  readonly contacts: Contacts;
  readonly migration: Migration;
  /** Company contacts that are no people. */
  readonly companyLines: readonly CompanyLine[];
  readonly retention: RetentionPolicies;
  /** What was said in channels and between two people. */
  readonly messages: Messages;
  readonly personal: Personal;
  readonly chatRules: ChatRules;
  readonly sendThrottle: SendThrottle;
  readonly invitationMail: InvitationMail;
  readonly settings: AccountSettings;
  readonly legalHold: LegalHold;
  readonly files: Files;
  readonly emoji: CustomEmojis;
  readonly botPosts: BotPosts;
  /** Told of all that happens in the company and that the platform has a webhook event for. */
  readonly events: Events;
  /** What happens by itself when the clock passes a moment. */
  readonly agenda: Agenda;
  /** Chance for what is made after the start, so that ids repeat from run to run. */
  readonly random: Random;
}

interface PersonBase {
  /** Place in the store's list of people; channels know people by it. */
  readonly index: number;
  readonly memberId: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly displayName: string;
}

/** A person of the account. */
export interface User extends PersonBase {
  readonly isExternal: false;
  readonly id: string;
  readonly roleId: string;
  /** `People.setStatus` changes it. */
  status: "active" | "inactive" | "pending";
  /** 1 Basic, 2 Licensed, 4 without a licence. */
  readonly type: 1 | 2 | 4;
  readonly department: string;
  readonly jobTitle: string;
  readonly location: string;
  readonly timezone: string;
  readonly language: string;
  readonly personalMeetingId: number;
  readonly createdAtMs: number;
  /** Null of people who never signed in. */
  readonly lastLoginAtMs: number | null;
}

/** A person of another account who is in some of this account's channels. */
export interface ExternalPerson extends PersonBase {
  readonly isExternal: true;
}

export type Person = User | ExternalPerson;
