import type { DirectoryGroup } from "../../../store/directory-groups.ts";
import { type RequestParts, type Stage, serverApp } from "../stage.ts";
import { badToken, type Refusal, type Refusals } from "./refusal.ts";

export function directoryGroup(stage: Stage, name = "Engineering"): DirectoryGroup {
  const group = stage.store.groups.all.find((candidate) => candidate.name === name);
  if (!group) throw new Error(`no group is called ${name}`);
  return group;
}

type Parts = (stage: Stage) => RequestParts;

const inGroup: Parts = (stage) => ({ params: { groupId: directoryGroup(stage).id, memberId: stage.user("lead").id } });
const nowhere = { params: { groupId: "nothing", memberId: "nobody" } };

const unpaid = (parts: Parts): Refusal => ({
  code: 200,
  when: "the account has the free plan",
  as: serverApp,
  request: (stage) => {
    stage.sandbox.reset({ keepTokens: true, plan: "free" });
    return parts(stage);
  },
  values: (stage) => ({ accountId: stage.store.accountId }),
});

const withdrawn = (parts: Parts): Refusal => ({
  code: 4137,
  when: "the platform has withdrawn the operations",
  as: serverApp,
  request: (stage) => {
    stage.sandbox.reset({ keepTokens: true, imGroups: "withdrawn" });
    return parts(stage);
  },
});

const none = (code: 4130 | null): Refusal => ({
  code,
  ...(code === null && { about: "Not Found" }),
  when: "no group has the id",
  as: serverApp,
  request: () => nowhere,
  values: () => ({ groupId: "nothing" }),
});

/** Listed for operations that name no group. */
const platformFails = (parts: Parts): Refusal => ({
  code: 4130,
  when: "the platform fails",
  isFault: true,
  as: serverApp,
  request: parts,
  values: () => ({ groupId: "{groupId}" }),
});

const nothing: Parts = () => ({});
const naming: Parts = () => ({ body: { name: "Pilots" } });

export const imGroupRefusals: Refusals = {
  listIMDirectoryGroups: [unpaid(nothing), withdrawn(nothing), platformFails(nothing)],
  createIMDirectoryGroup: [
    unpaid(naming),
    platformFails(naming),
    {
      code: 4132,
      when: "another group has the name",
      as: serverApp,
      request: () => ({ body: { name: "engineering" } }),
      values: () => ({ groupName: "engineering" }),
    },
  ],
  retrieveIMDirectoryGroup: [unpaid(inGroup), withdrawn(inGroup), none(4130)],
  deleteIMDirectoryGroup: [unpaid(inGroup), withdrawn(inGroup), none(4130)],
  updateIMDirectoryGroup: [unpaid(inGroup), withdrawn(inGroup), none(4130)],
  listIMDirectoryGroupMembers: [
    unpaid(inGroup),
    none(null),
    {
      code: 300,
      when: "the page token is not one of its own",
      as: serverApp,
      request: (stage) => ({ ...inGroup(stage), ...badToken }),
    },
  ],
  addIMDirectoryGroupMembers: [unpaid(inGroup), none(null)],
  deleteIMDirectoryGroupMember: [unpaid(inGroup), withdrawn(inGroup), none(4130)],
};
