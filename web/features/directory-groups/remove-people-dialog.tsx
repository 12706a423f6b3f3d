import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { object, parse, string } from "valibot";
import type { ChangeItemInfo } from "../../../domain/changes/info.ts";
import { Name } from "../../components/name.tsx";
import { Words } from "../../components/words.tsx";
import { countOf } from "../../lib/format.ts";
import { isolate } from "../../lib/isolate.ts";
import { ChangeDialog } from "../../shared/changes/change-dialog.tsx";
import { isAsWanted } from "../../shared/changes/item-result.ts";
import type { DirectoryGroup, GroupPerson } from "../../shared/directory-groups/directory-group.ts";
import { showPeople, showTakenOut } from "../../shared/directory-groups/directory-group-queries.ts";
import { removalOf } from "./directory-group-changes.ts";

const Removed = object({ userId: string() });

interface RemovePeopleDialogProps {
  readonly group: DirectoryGroup;
  readonly people: readonly GroupPerson[];
  readonly onClose: () => void;
}

/** Takes people out of a group, and says what became of each when not all went. */
export default function RemovePeopleDialog({ group, people, onClose }: RemovePeopleDialogProps) {
  const client = useQueryClient();
  // Those who are out are no longer in the list, and their names are still needed.
  const [asked] = useState(people);
  const [only] = asked;
  const whom = only && asked.length === 1 ? isolate(only.name) : countOf(asked.length, "person", "people");
  const show = (items: readonly ChangeItemInfo[]): void => {
    const out = items.filter(isAsWanted).map(({ target }) => parse(Removed, target).userId);
    void showTakenOut(client, group.id, new Set(out));
  };
  return (
    <ChangeDialog
      request={removalOf(group, asked)}
      verb="Remove"
      noun="person"
      nounPlural="people"
      isDestructive
      onDone={show}
      onUndone={() => void showPeople(client, group.id)}
      onClose={onClose}
    >
      <p>
        <Words>{whom}</Words> {asked.length === 1 ? "leaves" : "leave"}{" "}
        <strong className="text-ink">
          <Name>{group.name}</Name>
        </strong>
        , and any channels they are in only through the group.
      </p>
      <p>You can undo this. Messages are kept.</p>
    </ChangeDialog>
  );
}
