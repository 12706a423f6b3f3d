import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { OfferedRemedy } from "../../../../domain/diagnosis/info.ts";
import { Button } from "../../../components/button.tsx";
import { ErrorState } from "../../../components/error-state.tsx";
import { Name } from "../../../components/name.tsx";
import { isolate } from "../../../lib/isolate.ts";
import { makeChange, wayBack } from "../../../shared/changes/make-change.ts";
import { announce } from "../../../stores/notices.ts";

interface RemedyButtonProps {
  readonly remedy: OfferedRemedy;
  readonly onDone: () => void;
}

/** A change that mends a cause, with what else it changes. */
export function RemedyButton({ remedy: { label, name, effect, part }, onDone }: RemedyButtonProps) {
  const client = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => makeChange(client, { connection: "account", parts: [part] }),
    onSuccess: (made) => {
      announce({ text: `Done: ${name === "" ? label : `${label} ${isolate(name)}`}.`, ...wayBack(made) });
      onDone();
    },
  });
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Button isBusy={isPending} onClick={() => mutate()} className="max-w-full">
        <span className="truncate">
          {label}
          {name === "" ? null : (
            <>
              {" "}
              <Name>{name}</Name>
            </>
          )}
        </span>
      </Button>
      <p className="min-w-0 flex-1 basis-64 text-xs text-muted text-pretty">{effect}</p>
      {error ? (
        <div className="basis-full">
          <ErrorState error={error} layout="inline" onAsk={() => mutate()} />
        </div>
      ) : null}
    </li>
  );
}
