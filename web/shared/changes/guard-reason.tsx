import { OTHERS_AMONG } from "../../../domain/changes/large-changes.ts";
import { TextArea } from "../../components/field.tsx";
import { Link } from "../../components/link.tsx";

interface GuardReasonProps {
  /** What the plan takes much of at once, as sentences. */
  readonly guards: readonly string[];
  readonly reason: string;
  readonly onChange: (reason: string) => void;
}

/** As long as the BFF takes. */
const MOST = 1_000;

/** Asks why, where a plan takes much at once. */
export function GuardReason({ guards, reason, onChange }: GuardReasonProps) {
  if (guards.length === 0) return null;
  return (
    <section aria-label="A large change" className="flex flex-col gap-2">
      <ul className="flex flex-col gap-1">
        {guards.map((guard) => (
          <li key={guard}>{guard}</li>
        ))}
      </ul>
      {guards.some((guard) => guard.endsWith(OTHERS_AMONG)) ? (
        <p className="text-xs">
          <Link to="/changes?by=me" target="_blank" className="text-accent-ink underline">
            See your changes and plans
          </Link>
        </p>
      ) : null}
      <TextArea
        label="Reason"
        hint="Kept with the change, for whoever looks at it later."
        rows={2}
        maxLength={MOST}
        required
        value={reason}
        onChange={(event) => onChange(event.target.value)}
      />
    </section>
  );
}
