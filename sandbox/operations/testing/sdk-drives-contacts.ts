import type { operations } from "../../../contract/operations.gen.ts";
import { directoryGroup } from "./refusals/im-groups.ts";
import type { SdkDrive } from "./sdk.ts";
import { me, type Stage, serverApp } from "./stage.ts";

type Tag = "Contacts" | "IM Chat" | "IM Groups" | "Invitations";
type Id = Extract<(typeof operations)[number], { tag: Tag }>["id"];

const group = (stage: Stage, name?: string) => ({ groupId: directoryGroup(stage, name).id });
const none = { groupId: "nothing", memberId: "nobody" };

/** The platform has taken the operations away. */
const withdraw = (stage: Stage) => stage.sandbox.reset({ keepTokens: true, imGroups: "withdrawn" });

export const contactDrives: Record<Id, SdkDrive> = {
  listUsersContacts: {
    happy: {
      as: me("lead"),
      call: ({ chat }) => chat.contacts.listUsersContacts({ query: { page_size: 2 } }),
    },
    answer: [200, { page_size: 2, contacts: [{ first_name: "Margarethe" }, { first_name: "Daniel" }] }],
    refused: {
      as: me("lead"),
      call: ({ chat }) => chat.contacts.listUsersContacts({ query: { next_page_token: "old" } }),
    },
    refusal: "400/300",
  },
  getUsersContactDetails: {
    happy: {
      as: me("lead"),
      call: ({ chat }) =>
        chat.contacts.getUsersContactDetails({
          path: { identifier: "member@sandbox.example" },
          query: { query_presence_status: true },
        }),
    },
    answer: [200, { first_name: "Yannick", last_name: "Obasanjo" }],
    refused: {
      as: me("lead"),
      call: ({ chat }) => chat.contacts.getUsersContactDetails({ path: { identifier: "nobody" } }),
    },
    refusal: "404/1001",
  },
  searchCompanyContacts: {
    happy: {
      as: serverApp,
      call: ({ chat }) => chat.contacts.searchCompanyContacts({ query: { search_key: "obasanjo", contact_types: 1 } }),
    },
    answer: [200, { page_size: 1, contacts: [{ display_name: "Yannick Obasanjo", contact_type: 1 }] }],
    refused: {
      as: serverApp,
      call: ({ chat }) => chat.contacts.searchCompanyContacts({ query: { search_key: "obasanjo", contact_types: 9 } }),
    },
    refusal: "400/300",
  },
  sendIMMessages: {
    happy: {
      as: me("lead"),
      call: ({ chat }) =>
        chat.iMChat.sendIMMessages({ query: { chat_user: "member@sandbox.example" }, body: { message: "Hello" } }),
    },
    answer: [201, {}],
    refused: { as: me("lead"), call: ({ chat }) => chat.iMChat.sendIMMessages({ body: { message: "Hello" } }) },
    refusal: "400/300",
  },
  listIMDirectoryGroups: {
    happy: { as: serverApp, call: ({ chat }) => chat.iMGroups.listIMDirectoryGroups({}) },
    answer: [200, { total_records: 6 }],
    refused: {
      as: serverApp,
      call: ({ chat }, stage) => {
        withdraw(stage);
        return chat.iMGroups.listIMDirectoryGroups({});
      },
    },
    refusal: "410/4137",
  },
  createIMDirectoryGroup: {
    happy: {
      as: serverApp,
      call: ({ chat }) => chat.iMGroups.createIMDirectoryGroup({ body: { name: "Pilots", type: "restricted" } }),
    },
    answer: [201, { name: "Pilots", total_members: 0 }],
    refused: {
      as: serverApp,
      call: ({ chat }) => chat.iMGroups.createIMDirectoryGroup({ body: { name: "Engineering" } }),
    },
    refusal: "409/4132",
  },
  retrieveIMDirectoryGroup: {
    happy: {
      as: serverApp,
      call: ({ chat }, stage) => chat.iMGroups.retrieveIMDirectoryGroup({ path: group(stage) }),
    },
    answer: [200, { name: "Engineering", type: "normal" }],
    refused: { as: serverApp, call: ({ chat }) => chat.iMGroups.retrieveIMDirectoryGroup({ path: none }) },
    refusal: "404/4130",
  },
  deleteIMDirectoryGroup: {
    happy: {
      as: serverApp,
      call: ({ chat }, stage) => chat.iMGroups.deleteIMDirectoryGroup({ path: group(stage) }),
    },
    answer: [204, ""],
    refused: { as: serverApp, call: ({ chat }) => chat.iMGroups.deleteIMDirectoryGroup({ path: none }) },
    refusal: "404/4130",
  },
  updateIMDirectoryGroup: {
    happy: {
      as: serverApp,
      call: ({ chat }, stage) =>
        chat.iMGroups.updateIMDirectoryGroup({ path: group(stage), body: { search_by_domain: true } }),
    },
    answer: [204, ""],
    refused: {
      as: serverApp,
      call: ({ chat }) => chat.iMGroups.updateIMDirectoryGroup({ path: none, body: { name: "Pilots" } }),
    },
    refusal: "404/4130",
  },
  listIMDirectoryGroupMembers: {
    happy: {
      as: serverApp,
      call: ({ chat }, stage) =>
        chat.iMGroups.listIMDirectoryGroupMembers({ path: group(stage), query: { page_size: 1 } }),
    },
    answer: [200, { page_size: 1, page_number: 1, members: [{ first_name: "Aiko" }] }],
    refused: { as: serverApp, call: ({ chat }) => chat.iMGroups.listIMDirectoryGroupMembers({ path: none }) },
    refusal: "404/404",
  },
  addIMDirectoryGroupMembers: {
    happy: {
      as: serverApp,
      call: ({ chat }, stage) =>
        chat.iMGroups.addIMDirectoryGroupMembers({
          path: group(stage, "Product"),
          body: { members: [{ email: "lead@sandbox.example" }] },
        }),
    },
    answer: [201, { added_at: "2026-03-02T09:30:00Z" }],
    refused: {
      as: serverApp,
      call: ({ chat }) => chat.iMGroups.addIMDirectoryGroupMembers({ path: none, body: { members: [] } }),
    },
    refusal: "404/404",
  },
  deleteIMDirectoryGroupMember: {
    happy: {
      as: serverApp,
      call: ({ chat }, stage) =>
        chat.iMGroups.deleteIMDirectoryGroupMember({ path: { ...group(stage), memberId: stage.user("lead").id } }),
    },
    answer: [204, ""],
    refused: { as: serverApp, call: ({ chat }) => chat.iMGroups.deleteIMDirectoryGroupMember({ path: none }) },
    refusal: "404/4130",
  },
  sendNewContactInvitation: {
    happy: {
      as: me("lead"),
      call: ({ chat }) =>
        chat.invitations.sendNewContactInvitation({
          path: { userId: "me" },
          body: { email: "harbour.master@elsewhere.example", message: "Shall we?" },
        }),
    },
    answer: [204, ""],
    refused: {
      as: me("lead"),
      call: ({ chat }) =>
        chat.invitations.sendNewContactInvitation({ path: { userId: "me" }, body: { email: "harbour master" } }),
    },
    refusal: "400/400",
  },
};
