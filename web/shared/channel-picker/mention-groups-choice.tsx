import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { InventoryMentionGroup } from "../../../domain/inventory/mention-groups.ts";
import { Combobox } from "../../components/combobox.tsx";
import { useSettled } from "../../components/data-table/use-settled.ts";
import { ErrorState } from "../../components/error-state.tsx";
import { useShownCount } from "../../components/use-shown-count.ts";
import { inventoryQueries, mentionGroupId } from "../inventory/inventory-queries.ts";
import { type ChosenMentionGroup, chosenGroup } from "./chosen-mention-group.ts";
import { SeveralChoice } from "./several-choice.tsx";

interface MentionGroupsChoiceProps {
  readonly chosen: readonly ChosenMentionGroup[];
  readonly onChange: (chosen: readonly ChosenMentionGroup[]) => void;
}

/** Typing rests so long before it is looked for. */
const TYPED_MS = 100;

/** Chooses several of the account's mention groups, by their names or those of their channels, out of the inventory. */
export function MentionGroupsChoice({ chosen, onChange }: MentionGroupsChoiceProps) {
  return (
    <SeveralChoice
      noun="mention group"
      {...{ chosen, onChange }}
      field={(label, onChoose) => <GroupField label={label} onChoose={onChoose} />}
    />
  );
}

interface GroupFieldProps {
  readonly label: string;
  readonly onChoose: (group: ChosenMentionGroup) => void;
}

function GroupField({ label, onChoose }: GroupFieldProps) {
  const [text, setText] = useState("");
  const wanted = text.trim();
  const find = useSettled(wanted, TYPED_MS);
  const [shown, showMore] = useShownCount(text);
  const { data, error, isPlaceholderData, refetch } = useQuery(
    inventoryQueries.suggestedMentionGroups(find, shown + 1),
  );
  const groups = data ?? [];
  const isLooking = find !== wanted || data === undefined || isPlaceholderData;
  return (
    <div className="flex flex-col gap-2">
      <Combobox
        label={label}
        placeholder="Name of the group or channel"
        text={text}
        onText={setText}
        options={groups.slice(0, shown).map(optionOf)}
        onMore={showMore}
        onChoose={({ id }) => {
          const group = groups.find((one) => mentionGroupId(one) === id);
          if (group) onChoose(chosenGroup(group));
        }}
        status={
          error
            ? undefined
            : isLooking
              ? "Searching…"
              : groups.length === 0
                ? "No mention group or channel has that name."
                : undefined
        }
      />
      {error ? <ErrorState error={error} onRetry={() => void refetch()} layout="inline" /> : null}
    </div>
  );
}

const optionOf = (group: InventoryMentionGroup) => ({
  id: mentionGroupId(group),
  label: group.name,
  detail: group.channel,
  mark: group.isArchived ? "Archived" : undefined,
});
