import { type SetStateAction, useCallback } from "react";
import type { ConnectionName } from "../../../contract/bff.ts";
import { Select, TextArea, TextField } from "../../components/field.tsx";
import { countOf } from "../../lib/format.ts";
import { addingOptions, externalOptions } from "../../shared/channels/setting-options.ts";
import { FormSection } from "../../shared/forms/form-section.tsx";
import { type PickedPerson, pickedKey } from "../../shared/people/picked-person.ts";
import type { PeopleChoice } from "../../shared/people-picker/people-choice.ts";
import { PeoplePicker } from "../../shared/people-picker/people-picker.tsx";
import { PersonPicker } from "../../shared/person-picker/person-picker.tsx";
import { choiceOf, type FormErrors, type NewSpaceForm } from "./new-space.ts";
import { RoleChoice } from "./role-choice.tsx";

interface NewSpaceFieldsProps {
  readonly form: NewSpaceForm;
  readonly onChange: (changes: Partial<NewSpaceForm>) => void;
  /** The people alone: what is read from a long list comes after later choices. */
  readonly onPeople: (next: SetStateAction<PeopleChoice>) => void;
  readonly errors: FormErrors;
  readonly connection: ConnectionName;
}

/** What one chooses for a new space, with Zoom's rules where they bind. */
export function NewSpaceFields({ form, onChange, onPeople, errors, connection }: NewSpaceFieldsProps) {
  const { admins } = form;
  const beside = useCallback(
    (person: PickedPerson) => (
      <RoleChoice
        name={person.name}
        isAdmin={admins.includes(pickedKey(person))}
        onChange={(isAdmin) => {
          const others = admins.filter((key) => key !== pickedKey(person));
          onChange({ admins: isAdmin ? [...others, pickedKey(person)] : others });
        }}
      />
    ),
    [admins, onChange],
  );
  return (
    <>
      <FormSection title="Space">
        <TextField
          label="Name"
          value={form.name}
          error={errors.name}
          autoComplete="off"
          onChange={(event) => onChange({ name: event.target.value })}
        />
        <TextArea
          label="Description"
          rows={2}
          value={form.description}
          onChange={(event) => onChange({ description: event.target.value })}
        />
        {connection === "account" ? (
          <PersonPicker
            label="Owner"
            isActiveOnly
            value={form.owner}
            error={errors.owner}
            hint="One person in this account. Only the owner can change the settings later, make administrators and delete the space."
            onChoose={(owner) => onChange({ owner })}
          />
        ) : (
          <p className="text-muted">You will own it. Only the owner can change the settings later.</p>
        )}
      </FormSection>
      <FormSection title="Rules">
        <div className="grid gap-4 sm:grid-cols-2">
          <Select
            label="Who can add members"
            value={form.adding}
            onChange={(adding) => onChange({ adding })}
            options={addingOptions}
          />
          <Select
            label="Who can add external people"
            value={form.external}
            onChange={(external) => onChange({ external })}
            options={externalOptions}
          />
          <Select
            label="Who can bring in channels"
            value={form.channels}
            onChange={(channels) => onChange({ channels })}
            options={addingOptions}
          />
        </div>
      </FormSection>
      <FormSection title="Members">
        <PeoplePicker connection={connection} choice={choiceOf(form)} onChange={onPeople} beside={beside} />
        {errors.people ? (
          <p role="alert" className="text-xs text-danger-ink">
            {errors.people}
          </p>
        ) : null}
        {admins.length > 0 ? (
          <p className="text-xs text-muted">
            {countOf(admins.length, "administrator")}: they can change the name and description, and add and remove
            members.
          </p>
        ) : null}
      </FormSection>
    </>
  );
}
