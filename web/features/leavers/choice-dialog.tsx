import { useState } from "react";
import type { Candidate, Leaver } from "../../../domain/inventory/leavers.ts";
import { inIt } from "../../../domain/inventory/succession.ts";
import { Button } from "../../components/button.tsx";
import { RadioGroup } from "../../components/choice.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { Link } from "../../components/link.tsx";
import { countOf } from "../../lib/format.ts";
import { isolate } from "../../lib/isolate.ts";
import { thingHref } from "../../shared/thing-href.ts";
import { FindPerson } from "./find-person.tsx";
import { acts, type Choices, type HandoverAct, type HandoverRow, ledThingOf } from "./handover-rows.ts";
import { actLabels, candidateWords, leftWords, whyWords } from "./handover-words.ts";

interface ChoiceDialogProps {
  readonly rows: readonly HandoverRow[];
  readonly people: readonly Leaver[];
  readonly noun: string;
  readonly mayEdit: boolean;
  readonly onChoose: (choice: Choices[string] | null) => void;
  readonly onClose: () => void;
}

const PROPOSED = "";

/** What is done with one thing, or with several at once, and who succeeds there. */
export function ChoiceDialog({ rows, people, noun, mayEdit, onChoose, onClose }: ChoiceDialogProps) {
  const [first] = rows;
  const only = rows.length === 1 ? first : undefined;
  const possible = acts.filter((act) => rows.every((row) => row.acts.includes(act)));
  const common = rows.every(({ act }) => act === first?.act) ? first?.act : undefined;
  const [act, setAct] = useState<HandoverAct | undefined>(common);
  const thing = only && ledThingOf(only);
  const now = only?.proposal.successor ?? null;
  const [successor, setSuccessor] = useState<Candidate | null>(only && only.proposal.why === "chosen" ? now : null);
  const candidates = thing?.candidates ?? [];
  const others = [now, successor].filter(
    (one): one is Candidate => one !== null && !candidates.some(({ key }) => key === one.key),
  );
  const offered = [...new Map([...candidates, ...others].map((one) => [one.key, one])).values()];
  const leaverKeys = new Set(people.map(({ key }) => key));
  const href = only && hrefOf(only);
  const title = only ? `Decide about ${isolate(only.name)}` : `Decide about ${countOf(rows.length, noun)}`;
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        mayEdit ? (
          <>
            {rows.some(({ isChanged }) => isChanged) ? (
              <Button tone="quiet" onClick={() => onChoose(null)}>
                As proposed
              </Button>
            ) : null}
            <Button onClick={onClose}>Cancel</Button>
            <Button
              tone="primary"
              disabled={act === undefined}
              onClick={() => onChoose({ ...(act && { act }), ...(act === "hand-over" && successor && { successor }) })}
            >
              Set
            </Button>
          </>
        ) : (
          <Button onClick={onClose}>Close</Button>
        )
      }
    >
      <div className="flex flex-col gap-4">
        {only ? (
          <p className="text-muted">
            Left there: {leftWords(only).text}.{" "}
            {href ? (
              <Link to={href} className="text-ink underline">
                Open the {noun}
              </Link>
            ) : null}
          </p>
        ) : null}
        <RadioGroup
          legend="What is done"
          value={act ?? ("" as HandoverAct)}
          disabled={!mayEdit}
          options={possible.map((value) => ({ value, label: actLabels[value] }))}
          onChange={setAct}
        />
        {act === "hand-over" ? (
          <>
            <RadioGroup
              legend="Successor"
              value={successor?.key ?? (only && now ? now.key : PROPOSED)}
              disabled={!mayEdit}
              options={
                only
                  ? offered.map((one) => ({
                      value: one.key,
                      label: `${isolate(one.name)}${one.key === now?.key && only.proposal.why !== "chosen" ? ` (proposed: ${whyWords[only.proposal.why].toLowerCase()})` : ""}`,
                      hint: candidateWords(one),
                    }))
                  : [
                      { value: PROPOSED, label: "As proposed for each" },
                      ...offered.map((one) => ({ value: one.key, label: isolate(one.name), hint: one.email })),
                    ]
              }
              onChange={(key) => setSuccessor(offered.find((one) => one.key === key) ?? null)}
            />
            {mayEdit ? (
              <FindPerson
                label="Someone else"
                isActiveOnly
                refusalOf={(key) => (leaverKeys.has(key) ? "Leaves" : undefined)}
                onChoose={(person) => setSuccessor(asCandidate(person, thing))}
              />
            ) : null}
          </>
        ) : null}
      </div>
    </Dialog>
  );
}

function asCandidate(
  { key, userId, name, email }: Pick<Candidate, "key" | "userId" | "name" | "email">,
  thing: ReturnType<typeof ledThingOf>,
): Candidate {
  const person = { key, userId, memberId: "", name, email, role: null, lastActiveAtMs: null };
  return thing ? inIt(thing, person) : person;
}

function hrefOf({ left }: HandoverRow): string | undefined {
  if (left.kind === "channel") return thingHref("channel", left.channel.id, "account");
  if (left.kind === "space") return thingHref("space", left.space.id, "account");
  if (left.kind === "directory-group") return thingHref("group", left.group.id, "account");
  return thingHref("channel", left.group.channelId, "account");
}
