import { type GroupSettings, groupTypes } from "../../../domain/exports/directory-group-rows.ts";
import { Checkbox, RadioGroup } from "../../components/choice.tsx";
import { TextField } from "../../components/field.tsx";
import { typeLabels, typeTexts } from "../../shared/directory-groups/directory-group.ts";

interface GroupFieldsProps {
  readonly settings: GroupSettings;
  readonly nameError: string | undefined;
  readonly onChange: (settings: GroupSettings) => void;
}

/** What a group is called, who sees it and whom its members can search for. */
export function GroupFields({ settings, nameError, onChange }: GroupFieldsProps) {
  const change = (part: Partial<GroupSettings>): void => onChange({ ...settings, ...part });
  return (
    <>
      <TextField
        label="Name"
        data-first-focus=""
        value={settings.name}
        error={nameError}
        autoComplete="off"
        onChange={(event) => change({ name: event.target.value })}
      />
      <RadioGroup
        legend="Type"
        value={settings.type}
        options={groupTypes.map((value) => ({ value, label: typeLabels[value], hint: typeTexts[value] }))}
        onChange={(type) => change({ type })}
      />
      <fieldset className="flex min-w-0 flex-col gap-2">
        <legend className="mb-1 font-medium">Its members can search for</legend>
        <Checkbox
          label="Everyone in the account"
          checked={settings.searchesAccount}
          onChange={(searchesAccount) => change({ searchesAccount })}
        />
        <Checkbox
          label="People with the same email domain"
          checked={settings.searchesDomain}
          onChange={(searchesDomain) => change({ searchesDomain })}
        />
        <Checkbox
          label="People in the master account"
          hint="Including all its sub-accounts."
          checked={settings.searchesMasterAccount}
          onChange={(searchesMasterAccount) => change({ searchesMasterAccount })}
        />
      </fieldset>
    </>
  );
}
