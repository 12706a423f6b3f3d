import { array, type InferOutput, object, optional, picklist, string } from "valibot";
import type { ConnectionName } from "../../../contract/bff.ts";
import { parseAddresses } from "../../lib/addresses/parse-addresses.ts";
import { type PickedPerson, pickedKey, pickedPerson } from "../../shared/people/picked-person.ts";
import { type PeopleChoice, peopleIn } from "../../shared/people-picker/people-choice.ts";
import type { SpaceSettings } from "../../shared/spaces/space.ts";
import { isExternal } from "./is-external.ts";
import { nameProblem } from "./text-rules.ts";

/** The form as it stands; a draft that another version of the console left is checked against it. */
export const newSpaceForm = object({
  name: string(),
  description: string(),
  /** Address; on one's own connection the owner is oneself and this stays empty. */
  owner: string(),
  adding: picklist(["1", "2"]),
  external: picklist(["0", "1", "2", "3"]),
  channels: picklist(["1", "2"]),
  people: array(pickedPerson),
  /** Pasted addresses. */
  pasted: optional(string(), ""),
  /** Keys of those people who are to be administrators. */
  admins: array(string()),
});

export type NewSpaceForm = InferOutput<typeof newSpaceForm>;

export const emptyForm: NewSpaceForm = {
  name: "",
  description: "",
  owner: "",
  adding: "1",
  external: "0",
  channels: "1",
  people: [],
  pasted: "",
  admins: [],
};

export type FormErrors = Readonly<Partial<Record<"name" | "owner" | "people", string>>>;

/** What is wrong with the form, by field; empty when it can be sent. */
export function checkForm(form: NewSpaceForm, connection: ConnectionName): FormErrors {
  const name = nameProblem(form.name);
  const externals = form.people.filter(isExternal).length;
  return {
    ...(name !== undefined && { name }),
    ...(connection === "account" &&
      parseAddresses(form.owner).valid.length !== 1 && { owner: "Choose the person who will own the space." }),
    ...(externals > 0 &&
      form.external === "0" && {
        people: `${externals === 1 ? "1 person belongs" : `${externals} people belong`} to another account, and the space would not accept external people. Leave them out, or choose above who can add external people.`,
      }),
  };
}

export function settingsOf({ adding, external, channels }: NewSpaceForm): SpaceSettings {
  return { adding: Number(adding), external: Number(external), channels: Number(channels) };
}

/** The people of the form, as the picker holds them. */
export const choiceOf = ({ people, pasted }: NewSpaceForm): PeopleChoice => ({ people, text: pasted });

/** Whom to make members: whoever owns the space is one by that. */
export function othersOf(form: NewSpaceForm, ownEmail: string): readonly PickedPerson[] {
  const owner = (form.owner || ownEmail).trim().toLowerCase();
  return peopleIn(choiceOf(form)).filter(({ email }) => email === "" || email.toLowerCase() !== owner);
}

/** Somebody a space is created with. */
export interface NewMember {
  /** User ID or member ID; Zoom takes no address here. */
  readonly identifier: string;
  readonly role: "admin" | "member";
}

/**
 * Who comes with the space, beside its owner: all administrators, since only this call takes roles, then members up to
 * the size. The others are added once it is there.
 *
 * @param ids Identifiers by the people's keys.
 * @param size Most people of one call, beside more administrators than that.
 */
export function firstMembers(
  people: readonly PickedPerson[],
  adminKeys: readonly string[],
  ids: ReadonlyMap<string, string>,
  size: number,
): readonly NewMember[] {
  const admins = new Set(adminKeys);
  const keys = people.map(pickedKey).filter((key) => ids.has(key));
  const ordered = [...keys.filter((key) => admins.has(key)), ...keys.filter((key) => !admins.has(key))];
  const adminCount = ordered.filter((key) => admins.has(key)).length;
  return ordered.slice(0, Math.max(size, adminCount)).map((key) => ({
    identifier: ids.get(key) ?? key,
    role: admins.has(key) ? "admin" : "member",
  }));
}
