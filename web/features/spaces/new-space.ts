import { array, type InferOutput, object, optional, parse, picklist, string } from "valibot";
import type { ConnectionName } from "../../../contract/bff.ts";
import { addAdministratorToSpace, addToSpace } from "../../../domain/actions/space-members.ts";
import { createSpaces } from "../../../domain/actions/spaces.ts";
import { NEW_ID } from "../../../domain/ids.ts";
import { NewSpace } from "../../../domain/resources/space-settings.ts";
import { parseAddresses } from "../../lib/addresses/parse-addresses.ts";
import { type ChangeRequest, partOf } from "../../shared/changes/change-request.ts";
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

/**
 * Its people come in once it is there, so that each of them has a result.
 *
 * @param ids User IDs or member IDs by the people's keys, the owner's included; Zoom takes no address here.
 */
export function creationOf(
  form: NewSpaceForm,
  connection: ConnectionName,
  others: readonly PickedPerson[],
  ids: ReadonlyMap<string, string>,
): ChangeRequest {
  const name = form.name.trim();
  const owner = connection === "account" ? (ids.get(ownerOf(form)) ?? "") : "";
  const made = parse(NewSpace, { description: form.description.trim(), ...settingsOf(form) });
  const creation = partOf(createSpaces, made, [{ spaceId: "", name, owner, members: [] }]);
  const admins = new Set(form.admins);
  const targets = others.map((person) => ({
    spaceId: NEW_ID,
    space: name,
    name: person.name,
    email: person.email,
    memberId: person.memberId,
    userId: person.userId || (person.memberId === "" ? (ids.get(pickedKey(person)) ?? "") : ""),
    isAdmin: admins.has(pickedKey(person)),
  }));
  const parts = [true, false].flatMap((isAdmin) => {
    const own = targets.flatMap(({ isAdmin: is, ...target }) => (is === isAdmin ? target : []));
    return own.length === 0 ? [] : partOf(isAdmin ? addAdministratorToSpace : addToSpace, {}, own);
  });
  return parts.length === 0 ? { connection, parts: [creation] } : { connection, parts, first: [creation] };
}

/** Key of the person who is to own it, where that is chosen. */
export const ownerOf = ({ owner }: NewSpaceForm): string => owner.trim().toLowerCase();
