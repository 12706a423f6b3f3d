import { useQuery } from "@tanstack/react-query";
import { CircleCheck, RefreshCw } from "lucide-react";
import { useEffect, useState } from "react";
import type { Diagnosis } from "../../../../domain/diagnosis/info.ts";
import type { Question } from "../../../../domain/diagnosis/questions.ts";
import { Button } from "../../../components/button.tsx";
import { Failure } from "../../../components/failure.tsx";
import { Skeleton } from "../../../components/states.tsx";
import { CauseCard } from "./cause-card.tsx";
import { diagnosisQuery } from "./diagnosis-queries.ts";
import { RestsOn } from "./rests-on.tsx";

interface DiagnosisViewProps {
  readonly personKey: string;
  readonly channelId: string;
  readonly question: Question;
  /** Told what the channel is called. */
  readonly onNamed: (name: string) => void;
}

/** What was changed because of a cause. */
interface Tried {
  readonly causeId: string;
  readonly sentence: string;
}

/** The causes in their order, each with what mends it; asked anew after each change. */
export function DiagnosisView({ personKey, channelId, question, onNamed }: DiagnosisViewProps) {
  const { data, error, isFetching, refetch } = useQuery(diagnosisQuery(personKey, channelId, question));
  const [tried, setTried] = useState<Tried | null>(null);
  const name = data?.channel.name;
  useEffect(() => {
    if (name !== undefined) onNamed(name);
  }, [name, onNamed]);
  if (!data && error) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!data)
    return (
      <div role="status" aria-label="Asking Zoom" className="flex flex-col gap-3">
        <Skeleton className="h-5 w-64" />
        <Skeleton className="h-20 w-full" />
        <Skeleton className="h-20 w-full" />
      </div>
    );
  return (
    <section aria-label="Why not" aria-busy={isFetching} className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <div role="status" className="min-w-0 flex-1 basis-64">
          <h2 className="font-medium">{headline(data)}</h2>
          {tried ? <Outcome data={data} tried={tried} isFetching={isFetching} /> : null}
        </div>
        <Button
          icon={<RefreshCw size={14} aria-hidden="true" />}
          isBusy={isFetching}
          onClick={() => {
            setTried(null);
            void refetch();
          }}
        >
          Ask again
        </Button>
      </div>
      {error ? <Failure error={error} onRetry={() => void refetch()} layout="inline" /> : null}
      {data.causes.length > 0 ? (
        <ol className="flex flex-col gap-3">
          {data.causes.map((cause) => (
            <CauseCard
              key={cause.id}
              cause={cause}
              onMended={() => {
                setTried({ causeId: cause.id, sentence: cause.sentence });
                void refetch();
              }}
            />
          ))}
        </ol>
      ) : null}
      {data.next.length > 0 ? (
        <section aria-label="What to check next">
          <h3 className="mb-1 font-medium">What to check next</h3>
          <p className="text-muted">Zoom’s API says nothing of these:</p>
          <ul className="mt-1 flex list-disc flex-col gap-1 ps-5">
            {data.next.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </section>
      ) : null}
      <RestsOn facts={data.facts} />
    </section>
  );
}

function headline({ causes }: Diagnosis): string {
  const has = (certainty: string): boolean => causes.some((cause) => cause.certainty === certainty);
  if (has("certain")) return "This stops them.";
  if (has("unknown")) return "Nothing that is known stops them, and not all is known.";
  if (has("partly")) return "They can, apart from this.";
  if (has("possible")) return "Nothing stops them for sure.";
  return "Nothing was found that would stop them.";
}

function Outcome({
  data,
  tried,
  isFetching,
}: {
  readonly data: Diagnosis;
  readonly tried: Tried;
  readonly isFetching: boolean;
}) {
  if (isFetching) return <p className="text-muted">Asking Zoom again…</p>;
  const isStill = data.causes.some(({ id, sentence }) => id === tried.causeId && sentence === tried.sentence);
  return isStill ? (
    <p className="text-warn-ink">It was changed, and Zoom still says as before. Ask again in a minute.</p>
  ) : (
    <p className="flex items-center gap-1.5 text-accent-ink">
      <CircleCheck size={15} aria-hidden="true" className="shrink-0" />
      Mended: this no longer stops them.
    </p>
  );
}
