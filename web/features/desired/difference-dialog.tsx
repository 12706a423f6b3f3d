import type { Difference } from "../../../domain/desired/difference.ts";
import { whatDiffers } from "../../../domain/desired/words.ts";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { Fact, Facts } from "../../components/facts.tsx";
import { Link } from "../../components/link.tsx";
import { Name } from "../../components/name.tsx";
import { changeHref } from "../../shared/changes/change-href.ts";
import { thingHref } from "../../shared/thing-href.ts";
import { Since } from "./since.tsx";

interface DifferenceDialogProps {
  readonly difference: Difference;
  readonly maySave: boolean;
  readonly isAccepting: boolean;
  readonly onAccept: () => void;
  readonly onPutBack: () => void;
  readonly onClose: () => void;
}

/** One difference, and the two ways to end it. */
export function DifferenceDialog(props: DifferenceDialogProps) {
  const { difference, maySave, isAccepting, onAccept, onPutBack, onClose } = props;
  const { kind, subject, subjectId, is, wanted, line, note, made, fixes } = difference;
  const href = thingHref(kind, subjectId, "account");
  return (
    <Dialog
      title={whatDiffers(difference)}
      onClose={onClose}
      actions={
        maySave ? (
          <>
            <Button onClick={onAccept} isBusy={isAccepting}>
              Accept into the file
            </Button>
            {fixes.length > 0 ? (
              <Button tone="primary" onClick={onPutBack}>
                Put back…
              </Button>
            ) : null}
          </>
        ) : (
          <Button onClick={onClose}>Close</Button>
        )
      }
    >
      <Facts>
        <Fact name={kind === "channel" ? "Channel" : "Shared space"}>
          {href ? (
            <Link to={href} className="underline">
              <Name>{subject}</Name>
            </Link>
          ) : (
            <Name>{subject}</Name>
          )}
        </Fact>
        <Fact name="Is">
          <Name>{is}</Name>
        </Fact>
        <Fact name="Should be">
          <Name>{wanted}</Name>
        </Fact>
        <Fact name="Since">
          <Since difference={difference} />
          {made?.changeId ? (
            <>
              {" "}
              <Link to={changeHref(made.changeId)} className="underline">
                through the console
              </Link>
            </>
          ) : null}
        </Fact>
        <Fact name="In the file">
          <Link to={`?part=file&line=${line}`} className="underline">
            Line {line}
          </Link>
        </Fact>
      </Facts>
      {note ? <p className="mt-3">{note}</p> : null}
    </Dialog>
  );
}
