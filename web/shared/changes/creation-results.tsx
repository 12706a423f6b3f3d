import { changeHref } from "./change-href.ts";
import { everyChangeItem } from "./change-queries.ts";
import { TriedResults } from "./tried-results.tsx";
import { Underway } from "./underway.tsx";
import { type Creation, createdIn, isInside } from "./use-creation.ts";

interface CreationResultsProps {
  readonly creation: Creation;
  /** What was created: `channel` */
  readonly what: string;
  readonly noun?: string;
  readonly nounPlural?: string;
  readonly hrefOf: (id: string) => string;
  readonly onLeave: (path: string) => void;
}

/** What is shown of a creation that takes longer than its request, or that some did not come into. */
export function CreationResults({ creation, what, noun, nounPlural, hrefOf, onLeave }: CreationResultsProps) {
  const { tried, created } = creation;
  const { underway } = tried;
  /** It goes on by itself: to what was created where that is there by now, or else to the change. */
  const leaveUnderway = async (changeId: string): Promise<void> => {
    const id = createdIn(await everyChangeItem(changeId).catch(() => []));
    onLeave(id === undefined ? changeHref(changeId) : hrefOf(id));
  };
  if (underway) return <Underway begun={underway} onClose={() => void leaveUnderway(underway.id)} />;
  const isMissing = tried.made?.items.some((item) => isInside(item) && item.status !== "done") === true;
  if (created === undefined || !isMissing) return null;
  return (
    <TriedResults
      tried={tried}
      isOne={isInside}
      title={`${what.charAt(0).toUpperCase()}${what.slice(1)} created, but some members are missing`}
      {...(noun !== undefined && { noun })}
      {...(nounPlural !== undefined && { nounPlural })}
      close={`Go to the ${what}`}
      onClose={() => onLeave(hrefOf(created))}
    />
  );
}
