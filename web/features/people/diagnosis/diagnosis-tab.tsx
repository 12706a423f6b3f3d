import { useState } from "react";
import { useSearchParams } from "react-router";
import { type Question, questionIds, questions } from "../../../../domain/diagnosis/questions.ts";
import { Select } from "../../../components/field.tsx";
import { useParamChange } from "../../../lib/navigation/use-param-change.ts";
import { ChannelChoice, type ChosenChannel } from "../../../shared/channel-picker/channel-choice.tsx";
import { KnownChannelChoice } from "../../../shared/channel-picker/known-channel-choice.tsx";
import type { PersonTabProps } from "../person-page.tsx";
import { DiagnosisView } from "./diagnosis-view.tsx";

const options = [
  { value: "", label: "Choose…" },
  ...questionIds.map((value) => ({
    value,
    label: `${questions[value].charAt(0).toUpperCase()}${questions[value].slice(1)}`,
  })),
] as const;

/** Why somebody cannot do something in a channel, and what mends it. */
export default function DiagnosisTab({ person }: PersonTabProps) {
  const [params] = useSearchParams();
  const change = useParamChange();
  const [name, setName] = useState<string>();
  const [hasFailed, setFailed] = useState(false);
  const channelId = params.get("channel") ?? "";
  const asked = params.get("question");
  const question = questionIds.find((id) => id === asked) ?? "";
  const known = person.channels.find(({ id }) => id === channelId)?.name;
  const chosen = channelId === "" ? null : { id: channelId, name: known ?? name ?? channelId };
  const choose = (channel: ChosenChannel | null): void => {
    setName(channel?.name);
    change({ channel: channel?.id });
  };
  const field = { label: "Channel", value: chosen, onChoose: choose };
  return (
    <div className="flex max-w-3xl flex-col gap-5 px-4 py-4 lg:px-6">
      <p className="text-muted">
        Choose a channel and what they cannot do there. Zoom is asked now, and what it says is held against every reason
        there can be.
      </p>
      <div className="grid gap-4 sm:grid-cols-2">
        {hasFailed ? (
          <ChannelChoice {...field} connection="account" />
        ) : (
          <KnownChannelChoice {...field} onFailed={() => setFailed(true)} />
        )}
        <Select<Question | "">
          label="Why can’t they…?"
          value={question}
          options={options}
          onChange={(value) => change({ question: value })}
        />
      </div>
      {channelId !== "" && question !== "" ? (
        <DiagnosisView
          key={`${channelId} ${question}`}
          personKey={person.key}
          channelId={channelId}
          question={question}
          onNamed={setName}
        />
      ) : null}
    </div>
  );
}
