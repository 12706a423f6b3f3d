import { FileX, X } from "lucide-react";
import { MAX_EMOJI_NAME } from "../../../../domain/emoji-rules.ts";
import { Badge } from "../../../components/badge.tsx";
import { IconButton } from "../../../components/button.tsx";
import { cx } from "../../../components/cx.ts";
import { inputClass } from "../../../components/input-class.ts";
import type { Candidate, Judged } from "./candidate.ts";
import { FITTED_PX } from "./fit-picture.ts";
import { type Facts, kindNames } from "./inspect-picture.ts";

interface CandidateRowProps {
  readonly candidate: Candidate;
  readonly judged: Judged | undefined;
  readonly onRename: (name: string) => void;
  readonly onRemove: () => void;
}

/** One file: what it shows, what it will be called, and whether it will be added. */
export function CandidateRow({ candidate, judged, onRename, onRemove }: CandidateRowProps) {
  const { id, fileName, name, preview, inspected } = candidate;
  const isBlocked = judged?.outcome === "blocked";
  const hasBadName = isBlocked && judged.by === "name";
  const aboutId = `${id.replace(" ", "-")}-about`;
  return (
    <li className="flex items-center gap-3 px-3 py-2 [contain-intrinsic-size:auto_4rem] [content-visibility:auto]">
      <span className="flex size-10 shrink-0 items-center justify-center rounded-sm bg-sunken">
        {preview ? (
          <img src={preview} alt="" className="size-8 object-contain" />
        ) : (
          <FileX size={18} aria-hidden="true" className="text-faint" />
        )}
      </span>
      <div className="min-w-0 flex-1">
        {inspected.verdict === "useless" ? (
          <p className="truncate font-medium">{fileName}</p>
        ) : (
          <input
            aria-label={`Name of ${fileName}`}
            aria-describedby={aboutId}
            aria-invalid={hasBadName || undefined}
            className={cx(inputClass, "h-7 max-w-64")}
            value={name}
            maxLength={MAX_EMOJI_NAME + 20}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => onRename(event.target.value)}
          />
        )}
        <p id={aboutId} className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-0.5 text-xs text-muted">
          {inspected.verdict === "useless" ? null : <span>{factsText(inspected.facts)}</span>}
          {inspected.verdict !== "useless" && inspected.facts.isMoving ? <Badge tone="neutral">Moving</Badge> : null}
          {isBlocked ? (
            <span className={judged.by === "fit" ? "text-warn-ink" : "text-danger-ink"}>{judged.why}</span>
          ) : null}
          {judged?.outcome === "add" && judged.isFitted ? <Badge tone="accent">{fittedText(candidate)}</Badge> : null}
        </p>
      </div>
      <IconButton label={`Leave out ${fileName}`} onClick={onRemove}>
        <X size={15} aria-hidden="true" />
      </IconButton>
    </li>
  );
}

function factsText({ kind, bytes, width, height }: Facts): string {
  const size = bytes < 1_024 ? `${bytes} B` : bytes < 1_048_576 ? `${Math.ceil(bytes / 1_024)} KB` : mebibytes(bytes);
  return `${kindNames[kind]} · ${size} · ${width} × ${height}`;
}

const mebibytes = (bytes: number): string => `${(bytes / 1_048_576).toFixed(1)} MB`;

function fittedText({ inspected }: Candidate): string {
  if (inspected.verdict === "useless") return "";
  const { isMoving, width, height } = inspected.facts;
  const side = Math.min(FITTED_PX, Math.max(width, height));
  return `Becomes PNG ${side} × ${side}${isMoving ? ", no longer animated" : ""}`;
}
