import { useEffect, useRef, useState } from "react";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { TextArea } from "../../components/field.tsx";
import { countOf } from "../../lib/format.ts";
import { indexByName, mayBeEither, readPasted, whyNotOne } from "./channels-named.ts";
import type { NamedChannel, NameSource } from "./import-kind.ts";

interface FindChannelsProps {
  readonly title: string;
  /** `Select` */
  readonly verb: string;
  readonly hint: string;
  readonly channels: NameSource;
  /** Gets what was found; of channels that were given by their IDs the name is empty. */
  readonly onFound: (channels: readonly NamedChannel[]) => void;
  readonly onClose: () => void;
}

/** Shown of what was not found. */
const SHOWN = 5;

/** Takes a pasted list of channels: IDs, links and names. What names none or several stays to be put right. */
export default function FindChannels({ title, verb, hint, channels, onFound, onClose }: FindChannelsProps) {
  const [text, setText] = useState("");
  const [isLooking, setLooking] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const ending = useRef<AbortController | null>(null);
  useEffect(() => () => ending.current?.abort(), []);
  const { ids, names } = readPasted(text);
  const count = ids.length + names.length;

  const find = async (): Promise<void> => {
    const controller = new AbortController();
    ending.current = controller;
    const byIds = ids.map((id) => ({ id, name: "" }));
    setError(null);
    setLooking(true);
    try {
      const index = indexByName(names.length > 0 ? await channels.read(controller.signal, []) : []);
      const found = names.map((name) => {
        const named = index(name);
        return { name, named: named.length === 0 && mayBeEither(name) ? [{ id: name, name: "" }] : named };
      });
      const open = found.filter(({ named }) => named.length !== 1);
      onFound([...byIds, ...found.flatMap(({ named }) => (named.length === 1 ? named : []))]);
      if (open.length === 0) return onClose();
      setText(open.map(({ name }) => name).join("\n"));
      setProblems(open.flatMap(({ name, named }) => whyNotOne(name, named, channels) ?? []));
    } catch (failure) {
      if (controller.signal.aborted) return;
      setError(failure instanceof Error ? failure : new Error(String(failure)));
    }
    setLooking(false);
  };
  const more = problems.length - SHOWN;
  return (
    <Dialog
      title={title}
      width="wide"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" isBusy={isLooking} disabled={count === 0} onClick={() => void find()}>
            {count === 0 ? verb : `${verb} ${countOf(count, "channel")}`}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <TextArea
          label="Channels"
          hint={hint}
          error={
            problems.length > 0
              ? `${problems.slice(0, SHOWN).join(" ")}${more > 0 ? ` And ${more} more.` : ""}`
              : undefined
          }
          rows={8}
          spellCheck={false}
          autoComplete="off"
          data-first-focus=""
          disabled={isLooking}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setProblems([]);
          }}
        />
        {isLooking ? (
          <p role="status" className="text-muted">
            Looking the names up…
          </p>
        ) : null}
        {error ? <ErrorState error={error} layout="inline" /> : null}
      </div>
    </Dialog>
  );
}
