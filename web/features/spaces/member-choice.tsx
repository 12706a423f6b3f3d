import { useEffect, useMemo, useState } from "react";
import { findMembers } from "../../../domain/exports/find-members.ts";
import type { SpaceMember } from "../../../domain/exports/space-rows.ts";
import { Combobox } from "../../components/combobox.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { UnreadableNote } from "../../components/unreadable-note.tsx";
import { useShownCount } from "../../components/use-shown-count.ts";
import type { CursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { formatCount } from "../../lib/format.ts";

interface MemberChoiceProps {
  readonly label: string;
  readonly error?: string | undefined;
  readonly list: CursorList<SpaceMember>;
  readonly isOffered: (member: SpaceMember) => boolean;
  readonly value: SpaceMember | null;
  readonly onChoose: (member: SpaceMember | null) => void;
}

/** Chooses one member of the space by name or address; the list is read on while nothing fits. */
export function MemberChoice({ label, error, list, isOffered, value, onChoose }: MemberChoiceProps) {
  const [text, setText] = useState(value?.name ?? "");
  const isTyping = text.trim() !== "" && text !== value?.name;
  const [shown, showMore] = useShownCount(text);
  const found = useMemo(
    () => findMembers(list.rows, isTyping ? text : "", undefined).filter(isOffered),
    [list.rows, isOffered, isTyping, text],
  );
  const { want } = list;
  const loaded = list.rows.length;
  const needsMore = isTyping && found.length < shown;
  useEffect(() => {
    if (needsMore) want(loaded + 1);
  }, [needsMore, want, loaded]);
  return (
    <div className="flex flex-col gap-2">
      <Combobox
        label={label}
        error={error}
        isFirstFocus={value === null}
        placeholder="Name or email address"
        text={text}
        onText={(next) => {
          setText(next);
          onChoose(null);
        }}
        onMore={showMore}
        options={found.slice(0, shown).map(({ id, name, email }) => ({ id, label: name, detail: email }))}
        onChoose={({ id }) => {
          const member = found.find((one) => one.id === id);
          if (!member) return;
          setText(member.name);
          onChoose(member);
        }}
        status={
          list.isFetching
            ? `Searching ${formatCount(loaded)} members…`
            : isTyping && found.length === 0 && !list.error
              ? "No member who can own the space matches."
              : undefined
        }
      />
      {isTyping ? <UnreadableNote rows={list.unreadable} noun="member" layout="box" /> : null}
      {list.error ? <ErrorState error={list.error} onRetry={list.retry} layout="inline" /> : null}
    </div>
  );
}
