import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "./button.tsx";

/** Copies a text and says so. */
export function CopyButton({
  text,
  label,
  tone = "quiet",
}: {
  text: string;
  label: string;
  tone?: "quiet" | "secondary";
}) {
  const [state, setState] = useState<"idle" | "copied" | "refused">("idle");
  return (
    <Button
      tone={tone}
      icon={state === "copied" ? <Check size={14} aria-hidden="true" /> : <Copy size={14} aria-hidden="true" />}
      onBlur={() => setState("idle")}
      onClick={() => {
        navigator.clipboard.writeText(text).then(
          () => setState("copied"),
          // The browser may refuse the clipboard; the person has to know, or would paste something else.
          () => setState("refused"),
        );
      }}
    >
      <span aria-live="polite">
        {state === "copied" ? "Copied" : state === "refused" ? "The browser did not allow copying" : label}
      </span>
    </Button>
  );
}
