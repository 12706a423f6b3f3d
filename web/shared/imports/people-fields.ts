// How rows say who they are about, and as what.
import { array, object, safeParse, string } from "valibot";
import { isPathParameter } from "../../../contract/path-parameter.ts";
import type { RowField } from "../../../domain/csv/columns.ts";
import { jsonIn } from "../../../domain/csv/json-in.ts";
import { whyInvalid } from "../../lib/addresses/why-invalid.ts";
import type { ListedPart } from "../changes/change-request.ts";
import type { Cells, ImportKind, ThingKey, Things } from "./import-kind.ts";
import { listIn } from "./text-cells.ts";

const email: RowField = {
  key: "email",
  label: "Email",
  names: ["email", "emailaddress", "mail", "useremail", "member", "person", "user"],
  looks: (cell) => whyInvalid(cell) === undefined,
};
const memberId: RowField = { key: "memberId", label: "Member ID", names: ["memberid"] };
const userId: RowField = { key: "userId", label: "User ID", names: ["userid"] };
const role: RowField = { key: "role", label: "Role", names: ["role", "channelrole", "memberrole"] };

const people = { noun: "person", nounPlural: "people" };

/** Their address, or as an object what is wrong with it. */
export function addressOf(text: string): string | { readonly problem: string } {
  if (text === "") return { problem: "The row has no email." };
  const address = text.toLowerCase();
  const why = whyInvalid(address);
  return why === undefined ? address : { problem: `“${text}” ${why}.` };
}

/** Somebody by what a cell says: their address, or the ID of a user. */
export function addressOrId(text: string): string | { readonly problem: string } {
  if (text.includes("@") || text === "") return addressOf(text);
  return isPathParameter(text) && !/\s/.test(text) ? text : { problem: `“${text}” is neither an email nor an ID.` };
}

export const ownerField: RowField = {
  key: "owner",
  label: "Owner’s email",
  names: ["owneremail", "owner", "ownerid", "owneruserid"],
};

export const ownerOf = ({ owner = "" }: Cells): string | { readonly problem: string } =>
  owner === "" ? { problem: "The row names no owner." } : addressOrId(owner);

/** A person as targets name them. */
export interface Person {
  readonly name: string;
  readonly email: string;
  readonly userId: string;
  readonly memberId: string;
}

const People = array(object({ name: string(), email: string(), userId: string(), memberId: string() }));

/** Several people of one cell: their addresses, or as files of results have them. */
export function peopleIn(cell: string): readonly Person[] | { readonly problem: string } {
  const read = safeParse(People, jsonIn(cell));
  if (read.success) return read.output;
  const people: Person[] = [];
  for (const word of listIn(cell)) {
    const address = addressOf(word);
    if (typeof address !== "string") return address;
    people.push({ name: address, email: address, userId: "", memberId: "" });
  }
  return people;
}

const roles = { member: "member", admin: "admin", administrator: "admin" } as const;
const isRole = (text: string): text is keyof typeof roles => Object.hasOwn(roles, text);

function roleOf({ role: text = "" }: Cells, without?: "member"): "member" | "admin" | { readonly problem: string } {
  const word = text.toLowerCase();
  if (word === "") return without ?? { problem: "The row has no role." };
  return isRole(word) ? roles[word] : { problem: `“${text}” cannot be given: use member or administrator.` };
}

interface PeopleKind<Key extends ThingKey>
  extends Pick<ImportKind<Key>, "id" | "label" | "hint" | "isDestructive" | "things"> {
  /** Whether rows say as what; nothing is said where it is left out. */
  readonly roles?: "optional" | "needed";
  /** People of other accounts have a member ID and no address. */
  readonly isMemberIdEnough?: boolean;
  readonly part: (things: Things<Key>, person: Person, role: "member" | "admin") => ListedPart;
}

/** Something that is done with people, a row each. */
export function peopleKind<Key extends ThingKey>(given: PeopleKind<Key>): ImportKind<Key> {
  const { roles: asked, isMemberIdEnough = false, part, ...kind } = given;
  return {
    ...kind,
    ...people,
    verb: kind.label,
    fields: [email, userId, ...(isMemberIdEnough ? [memberId] : []), ...(asked ? [role] : [])],
    needs: asked === "needed" ? ["role"] : ["email", "userId", ...(isMemberIdEnough ? ["memberId"] : [])],
    read: (cells) => {
      const memberId = (isMemberIdEnough && cells.memberId) || "";
      // Whoever has an address is known by it; of others a list tells an ID.
      const user = !cells.email && cells.userId ? addressOrId(cells.userId) : "";
      if (typeof user !== "string") return user.problem;
      const address = (memberId !== "" || user !== "") && !cells.email ? "" : addressOf(cells.email ?? "");
      if (typeof address !== "string") return address.problem;
      const wanted = asked ? roleOf(cells, asked === "optional" ? "member" : undefined) : "member";
      if (typeof wanted !== "string") return wanted.problem;
      const person = { name: address || user || memberId, email: address, userId: user, memberId };
      return { part: (things) => part(things, person, wanted) };
    },
  };
}
