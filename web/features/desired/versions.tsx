import type { DesiredVersion } from "../../../domain/desired/info.ts";
import { Button } from "../../components/button.tsx";
import { countOf } from "../../lib/format.ts";
import { formatMoment } from "../../lib/format-time.ts";
import { PersonName } from "../../shared/inventory/person-name.tsx";

interface VersionsProps {
  readonly versions: readonly DesiredVersion[];
  readonly isBusy: boolean;
  /** Left out where the person may not change the file. */
  readonly onShow: ((version: number) => void) | undefined;
}

/** Who saved what and when. */
export function Versions({ versions, isBusy, onShow }: VersionsProps) {
  if (versions.length === 0) return null;
  return (
    <details>
      <summary className="cursor-pointer text-muted">{countOf(versions.length, "version")}</summary>
      <ul className="mt-2 flex flex-col gap-1">
        {versions.map(({ version, note, savedBy, savedByName, savedAtMs }) => (
          <li key={version} className="flex flex-wrap items-center gap-2">
            <span>
              Version {version}, {formatMoment(savedAtMs)}, by{" "}
              <PersonName name={savedByName || "someone whose data was deleted"} personId={savedBy} />
              {note === "" ? "" : `: ${note}`}
            </span>
            {onShow ? (
              <Button
                tone="quiet"
                isBusy={isBusy}
                aria-label={`Edit version ${version}`}
                onClick={() => onShow(version)}
              >
                Edit
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </details>
  );
}
