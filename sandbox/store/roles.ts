import { roleId } from "./ids.ts";
import type { Random } from "./random.ts";

export interface Role {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly privileges: readonly string[];
}

export const OWNER_ROLE = "0";
export const ADMIN_ROLE = "1";
export const MEMBER_ROLE = "2";

const everything = [
  "AccountProfile:Edit",
  "AccountProfile:Read",
  "AccountSetting:Edit",
  "AccountSetting:Read",
  "ChatChannels:Edit",
  "ChatChannels:Read",
  "ChatMessages:Edit",
  "ChatMessages:Read",
  "Group:Edit",
  "Group:Read",
  "IMChatBot:Edit",
  "IMChatHistory:Read",
  "IMGroups:Edit",
  "IMGroups:Read",
  "IMSetting:Edit",
  "IMSetting:Read",
  "Role:Edit",
  "Role:Read",
  "User:Edit",
  "User:Read",
];

export class Roles {
  readonly all: readonly Role[];
  readonly channelManagerId: string;
  readonly channelAuditorId: string;
  /** A role that has nothing to do with channels. */
  readonly officeCoordinatorId: string;
  readonly #byId: ReadonlyMap<string, Role>;

  constructor(random: Random) {
    this.channelManagerId = roleId(random);
    this.channelAuditorId = roleId(random);
    this.officeCoordinatorId = roleId(random);
    this.all = [
      {
        id: OWNER_ROLE,
        name: "Owner",
        description: "Account owner has full privileges to access and manage a Zoom account.",
        privileges: everything,
      },
      {
        id: ADMIN_ROLE,
        name: "Admin",
        description: "Account administrators can add, remove or edit users and manage account settings.",
        privileges: everything,
      },
      { id: MEMBER_ROLE, name: "Member", description: "A user with no administrative privileges.", privileges: [] },
      {
        id: this.channelManagerId,
        name: "Channel manager",
        description: "Looks after the chat channels of the account.",
        privileges: ["ChatChannels:Edit", "ChatChannels:Read", "User:Read"],
      },
      {
        id: this.channelAuditorId,
        name: "Channel auditor",
        description: "Sees the chat channels of the account and changes nothing.",
        privileges: ["ChatChannels:Read", "User:Read"],
      },
      {
        id: this.officeCoordinatorId,
        name: "Office coordinator",
        description: "Manages groups of an office.",
        privileges: ["Group:Edit", "Group:Read", "User:Read"],
      },
    ];
    this.#byId = new Map(this.all.map((role) => [role.id, role]));
  }

  find(id: string): Role | undefined {
    return this.#byId.get(id);
  }
}
