import { Check, Copy } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Button } from "./button.tsx";

const CopyByHand = lazy(() => import("./copy-by-hand.tsx"));

/** Copies a text and says so. Where the browser refuses the clipboard, it shows the text to be copied by hand. */
export function CopyButton({
  text,
  label,
  tone = "quiet",
}: {
  /** Or what makes it, of the moment in which it is copied. */
  text: string | (() => string);
  label: string;
  tone?: "quiet" | "secondary";
}) {
  const [isCopied, setCopied] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  return (
    <>
      <Button
        tone={tone}
        icon={isCopied ? <Check size={14} aria-hidden="true" /> : <Copy size={14} aria-hidden="true" />}
        onBlur={() => setCopied(false)}
        onClick={() => {
          const wanted = typeof text === "string" ? text : text();
          copyText(wanted).then(
            () => setCopied(true),
            () => setRefused(wanted),
          );
        }}
      >
        <span aria-live="polite">{isCopied ? "Copied" : label}</span>
      </Button>
      {refused === null ? null : (
        <Suspense>
          <CopyByHand title={label} text={refused} onClose={() => setRefused(null)} />
        </Suspense>
      )}
    </>
  );
}

/** Fails where the browser refuses the clipboard, and where it has none, as for pages without HTTPS. */
async function copyText(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
}
