import { Undo2, X } from "lucide-react";
import { useEffect, useState } from "react";
import { UnansweredError } from "../lib/api/errors.ts";
import { explainError } from "../lib/api/explain.ts";
import { useWarnOnClose } from "../lib/navigation/use-warn-on-close.ts";
import { type Notice, notify, useNotices } from "../stores/notices.ts";
import { Button, IconButton } from "./button.tsx";
import { cx } from "./cx.ts";
import { Words } from "./words.tsx";

const SHOWN_MS = 6_000;
/** Long enough to think about the way back. */
const SHOWN_WITH_UNDO_MS = 30_000;

/** A notice that goes by itself, unless it tells of a failure. */
export default function NoticeCard({ notice }: { readonly notice: Notice }) {
  const dismiss = useNotices((state) => state.dismiss);
  const [isUndoing, setUndoing] = useState(false);
  const { id, tone, text, undo } = notice;
  useWarnOnClose(isUndoing);
  const stays = tone === "danger" || isUndoing;
  const shownMs = undo ? SHOWN_WITH_UNDO_MS : SHOWN_MS;
  useEffect(() => {
    if (stays) return;
    const timer = setTimeout(() => dismiss(id), shownMs);
    return () => clearTimeout(timer);
  }, [id, stays, shownMs, dismiss]);

  const takeBack = async (way: () => Promise<void>): Promise<void> => {
    setUndoing(true);
    try {
      await way();
      dismiss(id);
    } catch (error) {
      const meaning = explainError(error instanceof Error ? error : new Error(String(error)));
      notify(
        `${error instanceof UnansweredError ? "Undo: " : "Undo failed. "}${meaning.title}. ${meaning.text}`,
        "danger",
      );
    } finally {
      setUndoing(false);
    }
  };
  return (
    <div className="pointer-events-auto flex max-w-sm items-center gap-3 rounded-md bg-raised py-1 pr-1 pl-3 shadow-overlay">
      <span
        aria-hidden="true"
        className={cx("size-1.5 shrink-0 rounded-full", tone === "danger" ? "bg-danger" : "bg-accent")}
      />
      <span className="min-w-0 flex-1">
        <Words>{text}</Words>
      </span>
      {undo ? (
        <Button icon={<Undo2 size={14} aria-hidden="true" />} isBusy={isUndoing} onClick={() => void takeBack(undo)}>
          Undo
        </Button>
      ) : null}
      <IconButton label="Dismiss" onClick={() => dismiss(id)} className={undo ? "-ml-2" : undefined}>
        <X size={14} aria-hidden="true" />
      </IconButton>
    </div>
  );
}
