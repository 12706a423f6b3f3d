import { array, type InferOutput, object, optional, picklist, string } from "valibot";
import type { ConnectionName } from "../../../contract/bff.ts";
import { parseAddresses } from "../../lib/addresses/parse-addresses.ts";
import { type PeopleChoice, peopleIn } from "../people-picker/people-choice.ts";
import { type PickedPerson, pickedKey, pickedPerson } from "../people-picker/picked-person.ts";
import { isExternal } from "./is-external.ts";
import type { SpaceSettings } from "./space.ts";
import type { NewMember } from "./space-calls.ts";
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

export interface CreationPlan {
  /** Created with the space: all administrators, since only this call takes roles, then members up to the size. */
  readonly first: readonly NewMember[];
  /** Keys of people to be added afterwards, as members. */
  readonly rest: readonly string[];
}

/**
 * Who comes with the space and who after it.
 *
 * @param ids Identifiers by the people's keys.
 * @param ownerId Identifier of the owner; undefined for the person who creates the space.
 * @param size Most people of one call, beside more administrators than that.
 */
export function planCreation(
  people: readonly PickedPerson[],
  adminKeys: readonly string[],
  ids: ReadonlyMap<string, string>,
  ownerId: string | undefined,
  size: number,
): CreationPlan {
  const admins = new Set(adminKeys);
  const keys = people.map(pickedKey).filter((key) => ids.has(key));
  const ordered = [...keys.filter((key) => admins.has(key)), ...keys.filter((key) => !admins.has(key))];
  const adminCount = ordered.filter((key) => admins.has(key)).length;
  const firstKeys = ordered.slice(0, Math.max(size, adminCount));
  return {
    first: [
      ...(ownerId === undefined ? [] : [{ identifier: ownerId, role: "owner" as const }]),
      ...firstKeys.map((key): NewMember => {
        const identifier = ids.get(key) ?? key;
        return { identifier, role: admins.has(key) ? "admin" : "member" };
      }),
    ],
    rest: ordered.slice(firstKeys.length),
  };
}
