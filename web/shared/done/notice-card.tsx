import { useQuery } from "@tanstack/react-query";
import { Undo2, X } from "lucide-react";
import { useEffect } from "react";
import { Button, IconButton } from "../../components/button.tsx";
import { cx } from "../../components/cx.ts";
import { Words } from "../../components/words.tsx";
import { UnansweredError } from "../../lib/api/errors.ts";
import { explainError } from "../../lib/api/explain.ts";
import { dismissNotice, type Notice, notify } from "../../stores/notices.ts";
import { changeHref } from "../changes/change-href.ts";
import { changeQueries } from "../changes/change-queries.ts";
import { calledOffText, useCallOff } from "../changes/use-call-off.ts";
import { useUndo } from "../changes/use-undo.tsx";
import { SeeMore } from "./see-more.tsx";

const SHOWN_MS = 6_000;
/** Long enough to think about the way back. */
const SHOWN_WITH_UNDO_MS = 30_000;

/** A notice that goes by itself, unless it tells of a failure. */
export default function NoticeCard({ notice }: { readonly notice: Notice }) {
  const { id, tone, text, undoes, callsOff } = notice;
  const undo = useUndo(undoes ?? [], ({ done: { text: undone, ...more } }) => {
    notify(undone, more);
    dismissNotice(id);
  });
  const sayWhyNot = (what: string) => ({
    onError: (error: Error) => {
      const { title, text: why } = explainError(error);
      notify(`${what}${error instanceof UnansweredError ? ": " : " failed. "}${title}. ${why}`, { tone: "danger" });
    },
  });
  // Called off elsewhere, or by somebody else, it is not going to be what the notice says.
  const { data: scheduled } = useQuery({ ...changeQueries.one(callsOff ?? ""), enabled: callsOff !== undefined });
  const isPast = scheduled !== undefined && scheduled.status !== "scheduled";
  useEffect(() => {
    if (isPast) dismissNotice(id);
  }, [id, isPast]);
  const callOff = useCallOff((change) => {
    notify(calledOffText(change), { to: changeHref(change.id) });
    dismissNotice(id);
  });
  const stays = tone === "danger" || undo.isPending || callOff.isPending;
  const hasWayBack = undoes !== undefined || callsOff !== undefined;
  const shownMs = hasWayBack ? SHOWN_WITH_UNDO_MS : SHOWN_MS;
  useEffect(() => {
    if (stays) return;
    const timer = setTimeout(() => dismissNotice(id), shownMs);
    return () => clearTimeout(timer);
  }, [id, stays, shownMs]);
  return (
    <div className="pointer-events-auto flex max-w-sm items-center gap-3 rounded-md bg-raised py-1 pr-1 pl-3 shadow-overlay">
      <span
        aria-hidden="true"
        className={cx("size-1.5 shrink-0 rounded-full", tone === "danger" ? "bg-danger" : "bg-accent")}
      />
      <span className="min-w-0 flex-1">
        <Words>{text}</Words>
        <SeeMore done={notice} />
      </span>
      {undoes ? (
        <Button
          icon={<Undo2 size={14} aria-hidden="true" />}
          isBusy={undo.isPending}
          onClick={() => undo.mutate(undefined, sayWhyNot("Undo"))}
        >
          Undo
        </Button>
      ) : null}
      {callsOff === undefined ? null : (
        <Button isBusy={callOff.isPending} onClick={() => callOff.mutate(callsOff, sayWhyNot("Calling it off"))}>
          Call it off
        </Button>
      )}
      {undo.question}
      <IconButton label="Dismiss" onClick={() => dismissNotice(id)} className={hasWayBack ? "-ml-2" : undefined}>
        <X size={14} aria-hidden="true" />
      </IconButton>
    </div>
  );
}
