import type { Finding } from "../../../domain/inventory/findings.ts";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { Link } from "../../components/link.tsx";
import { Name } from "../../components/name.tsx";
import { formatDay } from "../../lib/format-time.ts";
import { PersonName } from "../../shared/inventory/person-name.tsx";
import { thingHref } from "../../shared/thing-href.ts";

interface SnoozedDialogProps {
  readonly finding: Finding;
  readonly mayChange: boolean;
  readonly isBusy: boolean;
  readonly error: Error | null;
  readonly onWake: (subject: string) => void;
  readonly onClose: () => void;
}

/** Which channels or people of a finding are snoozed, until when and why. */
export default function SnoozedDialog({ finding, mayChange, isBusy, error, onWake, onClose }: SnoozedDialogProps) {
  return (
    <Dialog title={`Snoozed: ${finding.title}`} onClose={onClose} actions={<Button onClick={onClose}>Close</Button>}>
      {error ? <ErrorState error={error} layout="inline" /> : null}
      {finding.snoozes.length === 0 ? <p>Nothing is snoozed any more.</p> : null}
      <ul className="divide-y divide-line">
        {finding.snoozes.map(({ subject, name, untilMs, reason, by, byId }) => (
          <li key={subject} className="flex items-start gap-3 py-2">
            <div className="min-w-0 flex-1">
              <p className="font-medium break-words">
                {finding.of === "people" ? (
                  <PersonName name={name || subject} personId={subject} />
                ) : (
                  <Link to={thingHref("channel", subject, "account") ?? ""} className="rounded-sm hover:underline">
                    <Name>{name || subject}</Name>
                  </Link>
                )}
              </p>
              <p className="text-xs text-muted text-pretty">
                Until {formatDay(untilMs)}, by <PersonName name={by} personId={byId} />: <Name>{reason}</Name>
              </p>
            </div>
            {mayChange ? (
              <Button
                tone="quiet"
                disabled={isBusy}
                aria-label={`End the snooze of ${name || subject}`}
                onClick={() => onWake(subject)}
              >
                End the snooze
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
