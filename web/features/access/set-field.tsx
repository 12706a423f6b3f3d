import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { RadioGroup } from "../../components/choice.tsx";
import { Combobox } from "../../components/combobox.tsx";
import { TextField } from "../../components/field.tsx";
import { ChannelsChoice } from "../../shared/channel-picker/channels-choice.tsx";
import { SeveralChoice } from "../../shared/channel-picker/several-choice.tsx";
import { spaceQueries } from "../../shared/spaces/space-queries.ts";
import { AccessFailure } from "./access-failure.tsx";
import type { Giving } from "./giving.ts";

const kinds = [
  { value: "name", label: "Channels whose name matches a pattern" },
  { value: "list", label: "Channels I choose" },
  { value: "spaces", label: "Shared spaces and their channels" },
  { value: "own", label: "Channels that each person owns or administers" },
  { value: "all", label: "All channels, and what belongs to the whole account" },
] as const;

interface SetFieldProps {
  readonly giving: Giving;
  readonly onEdit: (changes: Partial<Giving>) => void;
  readonly error: string | undefined;
}

/** Over which channels. */
export function SetField({ giving, onEdit, error }: SetFieldProps) {
  const { of, pattern, channels, spaces, as } = giving;
  return (
    <div className="flex flex-col gap-3">
      <RadioGroup legend="Over" value={of} options={kinds} onChange={(next) => onEdit({ of: next })} />
      <div className="pl-6 empty:hidden">
        {of === "name" ? (
          <TextField
            label="Name pattern"
            hint="* stands for any characters: Help* matches every channel whose name starts with Help."
            error={error}
            value={pattern}
            maxLength={200}
            autoComplete="off"
            spellCheck={false}
            onChange={({ target }) => onEdit({ pattern: target.value })}
          />
        ) : null}
        {of === "list" ? (
          <ChannelsChoice connection="account" chosen={channels} onChange={(next) => onEdit({ channels: [...next] })} />
        ) : null}
        {of === "spaces" ? (
          <SeveralChoice
            noun="space"
            chosen={spaces}
            onChange={(next) => onEdit({ spaces: [...next] })}
            field={(label, onChoose) => <SpaceField label={label} onChoose={onChoose} />}
          />
        ) : null}
        {of === "own" ? (
          <RadioGroup
            legend="Which of theirs"
            isLegendHidden
            value={as}
            options={[
              { value: "leader", label: "Those they own or administer" },
              { value: "owner", label: "Those they own" },
            ]}
            onChange={(next) => onEdit({ as: next })}
          />
        ) : null}
        {error && (of === "list" || of === "spaces") ? <p className="mt-1 text-xs text-danger-ink">{error}</p> : null}
      </div>
    </div>
  );
}

interface SpaceFieldProps {
  readonly label: string;
  readonly onChoose: (space: { readonly id: string; readonly name: string }) => void;
}

function SpaceField({ label, onChoose }: SpaceFieldProps) {
  const [text, setText] = useState("");
  const { data, error, refetch } = useQuery(spaceQueries.everySpace("account"));
  const find = text.trim().toLowerCase();
  const options = (data ?? [])
    .filter(({ name }) => name.toLowerCase().includes(find))
    .map(({ id, name }) => ({ id, label: name }));
  return (
    <>
      <Combobox
        label={label}
        placeholder="Name of a space"
        text={text}
        onText={setText}
        options={options}
        onChoose={({ id, label: name }) => onChoose({ id, name })}
        status={data ? (options.length === 0 ? "No space has that name." : undefined) : "Loading shared spaces…"}
      />
      {error ? <AccessFailure error={error} onRetry={() => void refetch()} /> : null}
    </>
  );
}
