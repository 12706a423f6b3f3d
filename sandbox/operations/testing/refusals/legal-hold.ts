import { account, type Stage } from "../stage.ts";
import type { Refusals } from "./refusal.ts";

const noMatter = { matterId: "00000000-0000-4000-8000-000000000000" };

export const firstMatter = ({ store }: Stage) => {
  const [matter] = store.legalHold.page(0, 1).items;
  if (!matter) throw new Error("the company has no matter");
  return matter;
};

export const legalHoldRefusals: Refusals = {
  listLegalHoldMatters: [
    { code: 403, when: "the role does not see chats", as: account("channel-admin"), request: () => ({}) },
    // It takes nobody's name, and a caller who is gone gets 401/124.
    { code: 1001, when: "the platform fails", isFault: true, as: account("admin"), request: () => ({}) },
  ],
  addLegalHoldMatter: [
    {
      code: 403,
      when: "the role does not see chats",
      as: account("channel-admin"),
      request: () => ({ body: { matter_name: "Mine", identifiers: ["lead@sandbox.example"] } }),
    },
    {
      code: 1001,
      when: "a custodian is nobody of the account",
      as: account("admin"),
      request: () => ({
        body: { matter_name: "Theirs", identifiers: ["lead@sandbox.example", "who@sandbox.example"] },
      }),
    },
  ],
  updateLegalHoldMatter: [
    {
      code: 403,
      when: "the role does not see chats",
      as: account("channel-admin"),
      request: (stage) => ({ params: { matterId: firstMatter(stage).id }, body: { matter_name: "Mine" } }),
    },
    {
      code: 1001,
      when: "there is none",
      as: account("admin"),
      request: () => ({ params: noMatter, body: { matter_name: "Mine" } }),
    },
  ],
  deleteLegalHoldMatters: [
    {
      code: 403,
      when: "the role does not see chats",
      as: account("channel-admin"),
      request: (stage) => ({ params: { matterId: firstMatter(stage).id } }),
    },
    { code: 1001, when: "there is none", as: account("admin"), request: () => ({ params: noMatter }) },
  ],
  downloadLegalHoldFilesForGivenMatter: [
    {
      code: 403,
      when: "the role does not see chats",
      as: account("channel-admin"),
      request: (stage) => ({ params: { matterId: firstMatter(stage).id }, query: { file_key: "x" } }),
    },
    {
      code: 1001,
      when: "the key names nobody",
      as: account("admin"),
      request: (stage) => ({ params: { matterId: firstMatter(stage).id }, query: { file_key: "bm9ib2R5" } }),
    },
  ],
};
