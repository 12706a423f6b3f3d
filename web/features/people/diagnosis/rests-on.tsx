import type { ToldFact } from "../../../../domain/diagnosis/info.ts";
import { Fact, Facts } from "../../../components/facts.tsx";
import { Name } from "../../../components/name.tsx";
import { ageText } from "../../../shared/inventory/age.ts";
import { useNow } from "../../../shared/inventory/use-now.ts";

/** What a diagnosis rests on, each with when that was read. */
export function RestsOn({ facts }: { readonly facts: readonly ToldFact[] }) {
  const nowMs = useNow();
  return (
    <section aria-label="What this rests on">
      <h3 className="mb-1 font-medium">What this rests on</h3>
      <Facts>
        {facts.map(({ name, thing, value, atMs, from }) => (
          <Fact key={`${name} ${thing}`} name={name}>
            {thing === "" ? null : (
              <>
                <Name>{thing}</Name>{" "}
              </>
            )}
            {value}{" "}
            {atMs === null || from === null ? null : (
              <span className="text-2xs text-faint">
                {from === "zoom" ? `Zoom, ${ageText(atMs, nowMs)}` : `inventory, as read ${ageText(atMs, nowMs)}`}
              </span>
            )}
          </Fact>
        ))}
      </Facts>
    </section>
  );
}
