import { array, boolean, type InferOutput, object, optional, picklist, string } from "valibot";
import type { ConnectionName } from "../../../../contract/bff.ts";
import { domainOf } from "../../../../domain/email-domain.ts";
import { parseAddresses } from "../../../lib/addresses/parse-addresses.ts";
import { type InviteRules, inAccount } from "../../channel/members/invite-plan.ts";
import { whyNoExternal } from "../../channel/model/channel.ts";
import { type PeopleChoice, peopleIn } from "../../people-picker/people-choice.ts";
import { addressesOf, pickedPerson } from "../../people-picker/picked-person.ts";
import { whyTooLong } from "../channel-name.ts";
import { INVITE_CALL_SIZE } from "../members/invite-members.ts";

/** The form as it stands; a draft that another version of the console left is checked against it. */
export const newChannelForm = object({
  name: string(),
  owner: string(),
  type: picklist(["1", "2", "3", "4"]),
  posting: picklist(["1", "2", "3"]),
  adding: picklist(["1", "2"]),
  mentionAll: picklist(["1", "2", "3"]),
  seesHistory: boolean(),
  /** Who can add people of other accounts, where the type leaves a choice. */
  external: optional(picklist(["0", "1", "2", "3"]), "1"),
  /** Pasted addresses. */
  members: string(),
  /** People chosen otherwise. */
  people: optional(array(pickedPerson), []),
});

export type NewChannelForm = InferOutput<typeof newChannelForm>;

export const emptyForm: NewChannelForm = {
  name: "",
  owner: "",
  type: "2",
  posting: "1",
  adding: "1",
  mentionAll: "1",
  seesHistory: true,
  external: "1",
  members: "",
  people: [],
};

export type FormErrors = Readonly<Partial<Record<"name" | "owner", string>>>;

/** Types whose members may always add members: Zoom ignores another choice. */
export function isAddingFixed(type: NewChannelForm["type"]): boolean {
  return type === "3" || type === "4";
}

/** What a type makes of who can add people of other accounts; undefined where there is a choice. */
export function fixedExternal(type: NewChannelForm["type"]): NewChannelForm["external"] | undefined {
  if (type === "1") return undefined;
  return type === "4" ? "1" : "0";
}

/** What is wrong with the form, by field; empty when it can be sent. */
export function checkForm(form: NewChannelForm, connection: ConnectionName): FormErrors {
  const errors: { -readonly [Key in keyof FormErrors]: FormErrors[Key] } = {};
  const nameProblem = form.name.trim() === "" ? "Enter a name for the channel." : whyTooLong(form.name);
  if (nameProblem !== undefined) errors.name = nameProblem;
  if (connection === "account" && parseAddresses(form.owner).valid.length !== 1) {
    errors.owner = "Choose the person who will own the channel.";
  }
  return errors;
}

/** The body of the call that creates the channel. */
export function bodyOf(form: NewChannelForm, emails: readonly string[]) {
  return {
    name: form.name.trim(),
    type: Number(form.type),
    channel_settings: {
      posting_permissions: Number(form.posting),
      add_member_permissions: isAddingFixed(form.type) ? 1 : Number(form.adding),
      mention_all_permissions: Number(form.mentionAll),
      new_members_can_see_previous_messages_files: form.seesHistory,
      ...(fixedExternal(form.type) === undefined && { allow_to_add_external_users: Number(form.external) }),
    },
    ...(emails.length > 0 && { members: emails.map((email) => ({ email })) }),
  };
}

/** The people of the form, as the picker holds them. */
export const choiceOf = ({ people, members }: NewChannelForm): PeopleChoice => ({ people, text: members });

/** Addresses to make members: the owner is one by itself. */
export function membersOf(form: NewChannelForm): readonly string[] {
  const owner = form.owner.trim().toLowerCase();
  return addressesOf(peopleIn(choiceOf(form))).filter((email) => email !== owner);
}

/** How the form's people are invited: whoever creates the channel leads it, by themselves or on the owner's behalf. */
export function inviteRulesOf(form: NewChannelForm, ownEmail: string): InviteRules {
  const domains = new Set([ownEmail, form.owner.trim()].flatMap((one) => (one.includes("@") ? [domainOf(one)] : [])));
  return {
    size: INVITE_CALL_SIZE,
    isInAccount: inAccount(domains, form.people),
    members: new Set(),
    whyNoExternal: whyNoExternal({ type: Number(form.type), external: Number(form.external) }, true),
  };
}
