import { Lock } from "lucide-react";
import { Words } from "../../components/words.tsx";
import type { Verdict } from "./verdict.ts";

/** Says why something cannot be done; nothing when it can. */
export function WhyNot({ verdict, className }: { verdict: Verdict; className?: string }) {
  if (verdict.isAllowed) return null;
  return (
    <p className={`flex items-start gap-1.5 text-xs text-muted ${className ?? ""}`}>
      <Lock size={12} aria-hidden="true" className="mt-0.5 shrink-0" />
      <span>
        <Words>{[verdict.why, verdict.whatNext].filter(Boolean).join(" ")}</Words>
      </span>
    </p>
  );
}
