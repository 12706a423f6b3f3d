import { queryOptions } from "@tanstack/react-query";
import { helpPath } from "../../../../contract/bff.ts";
import { Diagnosis } from "../../../../domain/diagnosis/info.ts";
import type { Question } from "../../../../domain/diagnosis/questions.ts";
import { withQuery } from "../../../lib/api/paths.ts";
import { request } from "../../../lib/api/request.ts";

/** Why somebody cannot do something in a channel, asked of Zoom at this moment. */
export const diagnosisQuery = (person: string, channel: string, question: Question) =>
  queryOptions({
    queryKey: ["help", "diagnosis", person, channel, question],
    queryFn: ({ signal }): Promise<Diagnosis> =>
      request({ path: withQuery(`${helpPath}/diagnosis`, { person, channel, question }), schema: Diagnosis, signal }),
    // It is asked for what is true now.
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
