import { useCallback, useState } from "react";
import type { Member } from "../../../../domain/exports/member-row.ts";
import { Button } from "../../../components/button.tsx";
import { Dialog } from "../../../components/dialog.tsx";
import { countOf } from "../../../lib/format.ts";
import type { ChannelView } from "../../../shared/channel/use-channel-view.ts";
import { MemberChecklist } from "../../../shared/members/member-checklist.tsx";

interface PromoteDialogProps {
  readonly view: ChannelView;
  readonly onChoose: (people: readonly Member[]) => void;
  readonly onClose: () => void;
}

/** Chooses whom to promote. */
export default function PromoteDialog({ view, onChoose, onClose }: PromoteDialogProps) {
  const { members } = view;
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const isOffered = useCallback(({ role }: Member) => role === "member", []);
  return (
    <Dialog
      title="Promote members"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            tone="primary"
            disabled={chosen.length === 0}
            onClick={() => onChoose(members.rows.filter(({ id }) => chosen.includes(id)))}
          >
            {chosen.length === 0 ? "Promote" : `Promote ${countOf(chosen.length, "person", "people")}…`}
          </Button>
        </>
      }
    >
      <MemberChecklist members={members} isOffered={isOffered} chosen={chosen} onChange={setChosen} />
    </Dialog>
  );
}
