import { useMutation, useQueryClient } from "@tanstack/react-query";
import { FileDiff } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useSearchParams } from "react-router";
import type { Problem } from "../../../domain/desired/difference.ts";
import type { DesiredState } from "../../../domain/desired/info.ts";
import { Button } from "../../components/button.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { EmptyState } from "../../components/states.tsx";
import { UnsavedGuard } from "../../components/unsaved-guard.tsx";
import { countOf } from "../../lib/format.ts";
import { notify } from "../../stores/notices.ts";
import { checkText, desiredQueries, savedVersion, saveText } from "./desired-queries.ts";
import { FileEditor } from "./file-editor.tsx";
import { Versions } from "./versions.tsx";

const ExportDialog = lazy(() => import("./export-dialog.tsx"));

const guarded = ["part"] as const;
const STARTED = "version: 1\nchannels:\n  - name: \n";

/** The file: written here, exported, checked and saved; earlier versions of it. */
export function FileTab({ state }: { readonly state: DesiredState }) {
  const { file, versions, maySave } = state;
  const [params] = useSearchParams();
  const client = useQueryClient();
  const [text, setText] = useState<string | null>(null);
  /** What the text was made of: whoever saves another in the meantime is not overwritten unseen. */
  const [base, setBase] = useState(file?.version ?? 0);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [isExporting, setExporting] = useState(false);
  const current = text ?? file?.text ?? null;
  const isDirty = text !== null && text !== (file?.text ?? "");
  const edit = (next: string): void => {
    if (text === null) setBase(file?.version ?? 0);
    setText(next);
  };
  const take = (next: string): void => {
    edit(next);
    setProblems([]);
    setExporting(false);
  };
  const checking = useMutation({
    mutationFn: checkText,
    onSuccess: (check) => {
      setProblems(check.is === "wrong" ? check.problems : []);
      if (check.is === "right") notify(`The file can be read. ${countOf(check.total, "difference")} would be found.`);
    },
  });
  const saving = useMutation({
    mutationFn: (over: number) => saveText(current ?? "", over),
    onSuccess: async (saved) => {
      setProblems(saved.is === "wrong" ? saved.problems : []);
      if (saved.is !== "saved") return;
      await client.invalidateQueries({ queryKey: desiredQueries.all });
      setText(null);
      setBase(saved.file.version);
      notify(`Saved as version ${saved.file.version}.`);
    },
  });
  const showing = useMutation({ mutationFn: savedVersion, onSuccess: (version) => take(version.text) });
  const error = saving.error ?? checking.error ?? showing.error;
  const outdated = saving.data?.is === "outdated" && base < saving.data.file.version ? saving.data.file : null;
  const exporting = <Button onClick={() => setExporting(true)}>Export what is now…</Button>;
  const line = Number(params.get("line") ?? "");
  return (
    <div className="flex flex-1 flex-col gap-3 px-4 py-3 lg:px-6">
      <UnsavedGuard isDirty={isDirty} params={guarded} onLeave={() => setText(null)} />
      {current === null ? (
        <EmptyState
          icon={<FileDiff size={28} aria-hidden="true" />}
          title="No file has been saved yet"
          action={
            <span className="flex flex-wrap justify-center gap-2">
              {exporting}
              {maySave ? <Button onClick={() => edit(STARTED)}>Write one</Button> : null}
            </span>
          }
        >
          {maySave
            ? "A file says what channels and shared spaces should be, as far as it names it. Start with what is now, or with an empty one."
            : "Those whose role edits channels save one. You can export what is now."}
        </EmptyState>
      ) : (
        <>
          <div className="flex flex-wrap items-center gap-2">
            {maySave ? (
              <Button tone="primary" disabled={!isDirty} isBusy={saving.isPending} onClick={() => saving.mutate(base)}>
                Save
              </Button>
            ) : null}
            <Button isBusy={checking.isPending} onClick={() => checking.mutate(current)}>
              Check
            </Button>
            {exporting}
            {isDirty ? (
              <Button
                tone="quiet"
                onClick={() => {
                  setText(null);
                  setProblems([]);
                }}
              >
                Discard
              </Button>
            ) : null}
          </div>
          {error ? <ErrorState error={error} layout="inline" /> : null}
          {outdated ? (
            <div role="alert" className="flex flex-wrap items-center gap-2 text-warn-ink">
              <span>
                {outdated.savedByName || "Someone"} saved version {outdated.version} in the meantime.
              </span>
              <Button
                onClick={() => {
                  take(outdated.text);
                  setBase(outdated.version);
                }}
              >
                Discard mine and load it
              </Button>
              <Button onClick={() => saving.mutate(outdated.version)}>Save over it</Button>
            </div>
          ) : null}
          <FileEditor
            text={current}
            problems={problems}
            line={Number.isInteger(line) && line > 0 ? line : null}
            isReadOnly={!maySave}
            onChange={edit}
          />
          <Versions
            versions={versions}
            isBusy={showing.isPending}
            onShow={maySave ? (version) => showing.mutate(version) : undefined}
          />
        </>
      )}
      {isExporting ? (
        <Suspense>
          <ExportDialog onText={maySave ? take : undefined} onClose={() => setExporting(false)} />
        </Suspense>
      ) : null}
    </div>
  );
}
