import type { Dispatch, SetStateAction } from "react";
import type { ConnectionName } from "../../../../contract/bff.ts";
import { fixedExternal, isAddingFixed } from "../../../../domain/channel-rules.ts";
import { RadioGroup, Switch } from "../../../components/choice.tsx";
import { Select, TextField } from "../../../components/field.tsx";
import { useSession } from "../../../lib/session.ts";
import { MAX_NAME_LENGTH, nameLength } from "../../../shared/channels/channel-name.ts";
import {
  addingOptions,
  externalOptions,
  mentionAllOptions,
  postingOptions,
} from "../../../shared/channels/setting-options.ts";
import { FormSection } from "../../../shared/forms/form-section.tsx";
import { isRefused } from "../../../shared/members/invite-plan.ts";
import { InviteSummary } from "../../../shared/members/invite-summary.tsx";
import type { PeopleChoice } from "../../../shared/people-picker/people-choice.ts";
import { PeoplePicker } from "../../../shared/people-picker/people-picker.tsx";
import { PersonPicker } from "../../../shared/person-picker/person-picker.tsx";
import { choiceOf, type FormErrors, invitePlanOf, inviteRulesOf, type NewChannelForm } from "./new-channel.ts";

interface NewChannelFieldsProps {
  readonly form: NewChannelForm;
  readonly onChange: (changes: Partial<NewChannelForm>) => void;
  /** The people alone: what is read from a long list comes after later choices. */
  readonly onPeople: Dispatch<SetStateAction<PeopleChoice>>;
  readonly errors: FormErrors;
  readonly connection: ConnectionName;
}

/** What one chooses for a new channel, with Zoom's rules where they bind. */
export function NewChannelFields({ form, onChange, onPeople, errors, connection }: NewChannelFieldsProps) {
  const length = nameLength(form.name);
  const ownEmail = useSession().user.email;
  const rules = inviteRulesOf(form, ownEmail);
  const type = Number(form.type);
  const fixed = fixedExternal(type);
  return (
    <>
      <FormSection title="Channel">
        <TextField
          label="Name"
          value={form.name}
          error={errors.name}
          hint={
            length > MAX_NAME_LENGTH - 28 && !errors.name ? `${length} of ${MAX_NAME_LENGTH} characters` : undefined
          }
          onChange={(event) => onChange({ name: event.target.value })}
        />
        {connection === "account" ? (
          <PersonPicker
            label="Owner"
            isActiveOnly
            value={form.owner}
            error={errors.owner}
            hint="The channel is created on this person’s behalf, and they own it."
            onChoose={(owner) => onChange({ owner })}
          />
        ) : null}
        <RadioGroup
          legend="Type"
          value={form.type}
          onChange={(type) => onChange({ type })}
          options={[
            { value: "2", label: "Private, account only", hint: "By invitation; only people in this account." },
            { value: "1", label: "Private", hint: "By invitation; people from other accounts can be invited." },
            { value: "3", label: "Public", hint: "Everyone in the account can find it and join." },
            {
              value: "4",
              label: "Group chat",
              hint: "A conversation of the people invited, without a channel’s settings.",
            },
          ]}
        />
      </FormSection>
      <FormSection title="Rules">
        <div className="grid gap-4 sm:grid-cols-2">
          <Select
            label="Who can post"
            value={form.posting}
            onChange={(posting) => onChange({ posting })}
            options={postingOptions}
            hint={form.posting === "3" ? "Choose the members once the channel is created." : undefined}
          />
          <Select
            label="Who can use @all"
            value={form.mentionAll}
            onChange={(mentionAll) => onChange({ mentionAll })}
            options={mentionAllOptions}
          />
          <Select
            label="Who can add members"
            value={isAddingFixed(type) ? "1" : form.adding}
            disabled={isAddingFixed(type)}
            onChange={(adding) => onChange({ adding })}
            options={addingOptions}
            hint={
              isAddingFixed(type) ? "In public channels and group chats Zoom lets every member add others." : undefined
            }
          />
          <Select
            label="Who can add external people"
            value={fixed === undefined ? form.external : `${fixed}`}
            disabled={fixed !== undefined}
            onChange={(external) => onChange({ external })}
            options={externalOptions}
            hint={fixed === undefined ? undefined : "Fixed by the channel’s type."}
          />
        </div>
        <Switch
          label="New members see earlier messages and files"
          checked={form.seesHistory}
          onChange={(seesHistory) => onChange({ seesHistory })}
        />
      </FormSection>
      <FormSection title="Members">
        <PeoplePicker
          connection={connection}
          choice={choiceOf(form)}
          onChange={onPeople}
          isRefused={(person) => isRefused(person, rules)}
        />
        <InviteSummary
          plan={invitePlanOf(form, ownEmail)}
          unaddressedCount={form.people.filter(({ email }) => !email).length}
        />
      </FormSection>
    </>
  );
}
