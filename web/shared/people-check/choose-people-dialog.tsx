import { type ReactNode, useMemo } from "react";
import type { ConnectionName } from "../../../contract/bff.ts";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { ProgressBar } from "../../components/progress-bar.tsx";
import { WhyDisabled } from "../../components/why-disabled.tsx";
import { parseAddresses } from "../../lib/addresses/parse-addresses.ts";
import { countOf } from "../../lib/format.ts";
import type { PickedPerson } from "../people/picked-person.ts";
import {
  choiceWith,
  choiceWithout,
  type PeopleChoice,
  peopleIn,
  usePeopleChoice,
} from "../people-picker/people-choice.ts";
import { PeoplePicker } from "../people-picker/people-picker.tsx";
import { CheckedPeople } from "./checked-people.tsx";
import { usePeopleCheck } from "./use-people-check.ts";
import type { Problem, Verdicts } from "./verdicts.ts";

interface ChoosePeopleDialogProps {
  readonly title: string;
  readonly connection: ConnectionName;
  /** Whether people who were deactivated are left out. */
  readonly leavesDeactivated: boolean;
  /** What becomes of people of other accounts, as a sentence. */
  readonly outsideText: string;
  /** What else is missing before people can be looked up; undefined where nothing is. */
  readonly missing?: string | undefined;
  /** How many can be chosen; any number where it is left out. */
  readonly most?: number;
  /** What else is chosen. */
  readonly children?: ReactNode;
  /** Gets those a change is to be planned for. */
  readonly onPeople: (people: readonly PickedPerson[]) => void;
  /** While the plan made of it is asked about: it is shown again, as it was left, where that is given up. */
  readonly isCovered?: boolean;
  readonly onClose: () => void;
}

/** Chooses people for a change of many things, and looks up whoever was pasted before anything is planned. */
export function ChoosePeopleDialog(props: ChoosePeopleDialogProps) {
  const {
    title,
    connection,
    leavesDeactivated,
    outsideText,
    missing,
    most,
    children,
    onPeople,
    isCovered = false,
    onClose,
  } = props;
  const { choice, setChoice, people } = usePeopleChoice(title);
  const words = useMemo(() => parseAddresses(choice.text).invalid, [choice.text]);
  const looking = usePeopleCheck(connection, leavesDeactivated);
  const { verdicts, progress } = looking;
  const count = people.length + words.length;

  const look = async (of: PeopleChoice): Promise<void> => {
    const all = await looking.check(peopleIn(of), parseAddresses(of.text).invalid);
    if (all && all.people.length > 0 && isPlain(all)) onPeople(all.people);
  };
  const take = (problem: Problem, person: PickedPerson): void => {
    const next = choiceWith(choiceWithout(choice, problem.text), [person]);
    setChoice(next);
    void looking.check(peopleIn(next), parseAddresses(next.text).invalid);
  };

  if (verdicts && !isPlain(verdicts)) {
    const left = verdicts.people.length;
    return (
      <Dialog
        title={title}
        width="wide"
        isCovered={isCovered}
        onClose={onClose}
        actions={
          <>
            <Button onClick={looking.reset}>Back</Button>
            <Button
              tone="primary"
              disabled={left === 0}
              isBusy={progress !== null}
              onClick={() => onPeople(verdicts.people)}
            >
              {left === 0 ? "Review" : `Review ${countOf(left, "person", "people")}`}
            </Button>
          </>
        }
      >
        <CheckedPeople verdicts={verdicts} outsideText={outsideText} onUse={take} />
      </Dialog>
    );
  }
  const tooMany = most !== undefined && count > most ? `At most ${most} people: these are ${count}.` : undefined;
  const why = missing ?? tooMany ?? (count === 0 ? "Paste or choose people first." : undefined);
  return (
    <Dialog
      title={title}
      width="wide"
      isCovered={isCovered}
      onClose={onClose}
      actions={
        <>
          <WhyDisabled reason={why} />
          <Button onClick={onClose}>Cancel</Button>
          <Button
            tone="primary"
            disabled={why !== undefined}
            isBusy={progress !== null}
            onClick={() => void look(choice)}
          >
            {count === 0 ? "Review" : `Review ${countOf(count, "person", "people")}`}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {children}
        <PeoplePicker connection={connection} choice={choice} onChange={setChoice} takesNames />
        {progress && progress.total > 0 ? <ProgressBar label="Looking people up" {...progress} /> : null}
        {looking.error ? <ErrorState error={looking.error} onRetry={() => void look(choice)} layout="inline" /> : null}
      </div>
    </Dialog>
  );
}

/** Nothing of it is to be told before a change is planned. */
const isPlain = ({ problems, outside, notToldCount }: Verdicts): boolean =>
  problems.length + outside.length + notToldCount === 0;
