import { array, boolean, type InferOutput, object, optional, parse, picklist, string } from "valibot";
import type { ConnectionName } from "../../../../contract/bff.ts";
import { createChannels } from "../../../../domain/actions/channels.ts";
import { whyNoExternal } from "../../../../domain/channel-rules.ts";
import { domainOf } from "../../../../domain/email-domain.ts";
import { NEW_ID } from "../../../../domain/ids.ts";
import { NewChannel } from "../../../../domain/resources/channel-existence.ts";
import { INVITE_SIZE } from "../../../../domain/resources/channel-members.ts";
import { parseAddresses } from "../../../lib/addresses/parse-addresses.ts";
import { type ChangeRequest, partOf } from "../../../shared/changes/change-request.ts";
import { whyTooLong } from "../../../shared/channels/channel-name.ts";
import { type InvitePlan, type InviteRules, inAccount, planInvitations } from "../../../shared/members/invite-plan.ts";
import { invitation } from "../../../shared/members/member-calls.ts";
import { addressesOf, type PickedPerson, pickedPerson } from "../../../shared/people/picked-person.ts";
import { type PeopleChoice, peopleIn } from "../../../shared/people-picker/people-choice.ts";

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

/** What the channel is created with; what its type decides is left to that. */
export function settingsOf({ type, posting, adding, mentionAll, external, seesHistory }: NewChannelForm): NewChannel {
  return parse(NewChannel, {
    type: Number(type),
    posting: Number(posting),
    adding: Number(adding),
    mentionAll: Number(mentionAll),
    external: Number(external),
    seesHistory,
  });
}

/** The people of the form, as the picker holds them. */
export const choiceOf = ({ people, members }: NewChannelForm): PeopleChoice => ({ people, text: members });

/** People to make members, with an address each: the owner is one without that. */
function membersOf(form: NewChannelForm, ownEmail: string): readonly PickedPerson[] {
  const owner = (form.owner.trim() || ownEmail).toLowerCase();
  return peopleIn(choiceOf(form)).filter(({ email }) => email !== "" && email.toLowerCase() !== owner);
}

/** Those of the form's people whom Zoom takes. */
export function peopleToInvite(form: NewChannelForm, ownEmail: string): readonly PickedPerson[] {
  const { internal, elsewhere } = invitePlanOf(form, ownEmail);
  const taken = new Set([...internal, ...elsewhere]);
  return membersOf(form, ownEmail).filter(({ email }) => taken.has(email.toLowerCase()));
}

/** How the form's people are invited. */
export function invitePlanOf(form: NewChannelForm, ownEmail: string): InvitePlan {
  return planInvitations(addressesOf(membersOf(form, ownEmail)), inviteRulesOf(form, ownEmail));
}

/** Whoever creates the channel leads it, by themselves or on the owner's behalf, and invites in the owner's name. */
export function inviteRulesOf(form: NewChannelForm, ownEmail: string): InviteRules {
  const domains = new Set([ownEmail, form.owner.trim()].flatMap((one) => (one.includes("@") ? [domainOf(one)] : [])));
  return {
    size: INVITE_SIZE,
    isInAccount: inAccount(domains, form.people),
    members: new Set(),
    whyNoExternal: whyNoExternal({ type: Number(form.type), external: Number(form.external) }, true),
  };
}

/** Its people are invited once it is there, so that each of them has a result. */
export function creationOf(form: NewChannelForm, through: ConnectionName, ownEmail: string): ChangeRequest {
  const owner = through === "me" ? "" : form.owner.trim();
  const name = form.name.trim();
  const people = peopleToInvite(form, ownEmail);
  const creation = partOf(createChannels, settingsOf(form), [{ channelId: "", name, owner }]);
  if (people.length === 0) return { connection: through, parts: [creation] };
  return { ...invitation({ connection: through, channelId: NEW_ID }, { name }, people, owner), first: [creation] };
}
