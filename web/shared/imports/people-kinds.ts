import {
  demoteMembers,
  inviteAdministrators,
  inviteMembers,
  promoteMembers,
  removeMembers,
} from "../../../domain/actions/channel-members.ts";
import type { RowField } from "../../../domain/csv/columns.ts";
import { whyInvalid } from "../../lib/addresses/why-invalid.ts";
import { partOf } from "../changes/change-request.ts";
import type { Cells, ImportKind, NamedChannel } from "./import-kind.ts";

const email: RowField = {
  key: "email",
  label: "Email",
  names: ["email", "emailaddress", "mail", "useremail", "member", "person", "user"],
  looks: (cell) => whyInvalid(cell) === undefined,
};
const memberId: RowField = { key: "memberId", label: "Member ID", names: ["memberid"] };
const role: RowField = { key: "role", label: "Role", names: ["role", "channelrole", "memberrole"] };

const people = { noun: "person", nounPlural: "people" };

/** Their address, or as an object what is wrong with it. */
function addressOf(text: string): string | { readonly problem: string } {
  if (text === "") return { problem: "The row has no email." };
  const address = text.toLowerCase();
  const why = whyInvalid(address);
  return why === undefined ? address : { problem: `“${text}” ${why}.` };
}

const targetIn = (channel: NamedChannel, address: string, id = "") => ({
  channelId: channel.id,
  channel: channel.name,
  name: address || id,
  email: address,
  userId: "",
  memberId: id,
  actorId: "",
});

const roles = { member: "member", admin: "admin", administrator: "admin" } as const;
const isRole = (text: string): text is keyof typeof roles => Object.hasOwn(roles, text);

function roleOf({ role: text = "" }: Cells, without?: "member"): "member" | "admin" | { readonly problem: string } {
  const word = text.toLowerCase();
  if (word === "") return without ?? { problem: "The row has no role." };
  return isRole(word) ? roles[word] : { problem: `“${text}” cannot be given: use member or administrator.` };
}

export const addPeopleKind: ImportKind = {
  id: "invite-members",
  label: "Add people",
  hint: "Channel and email. A role is optional: member or administrator.",
  verb: "Add people",
  ...people,
  fields: [email, role],
  needs: ["email"],
  read: (cells) => {
    const address = addressOf(cells.email ?? "");
    if (typeof address !== "string") return address.problem;
    const wanted = roleOf(cells, "member");
    if (typeof wanted !== "string") return wanted.problem;
    const action = wanted === "admin" ? inviteAdministrators : inviteMembers;
    return { about: address, part: (channel) => partOf(action, {}, [targetIn(channel, address)]) };
  },
};

export const rolesKind: ImportKind = {
  id: "promote-members",
  label: "Change roles",
  hint: "Channel, email and role (member or administrator).",
  verb: "Change roles",
  ...people,
  fields: [email, role],
  needs: ["role"],
  read: (cells) => {
    const address = addressOf(cells.email ?? "");
    if (typeof address !== "string") return address.problem;
    const wanted = roleOf(cells);
    if (typeof wanted !== "string") return wanted.problem;
    const action = wanted === "admin" ? promoteMembers : demoteMembers;
    return { about: address, part: (channel) => partOf(action, {}, [targetIn(channel, address)]) };
  },
};

export const removePeopleKind: ImportKind = {
  id: "remove-members",
  label: "Remove people",
  hint: "Channel and email; or for people from another account the member ID.",
  verb: "Remove people",
  ...people,
  isDestructive: true,
  fields: [email, memberId],
  needs: ["email", "memberId"],
  read: ({ email: text = "", memberId: id = "" }) => {
    const address = text === "" && id !== "" ? "" : addressOf(text);
    if (typeof address !== "string") return address.problem;
    return { about: address || id, part: (channel) => partOf(removeMembers, {}, [targetIn(channel, address, id)]) };
  },
};
