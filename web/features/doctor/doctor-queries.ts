import { queryOptions } from "@tanstack/react-query";
import { doctorPath } from "../../../contract/bff.ts";
import { DoctorInfo } from "../../../domain/doctor/info.ts";
import { request } from "../../lib/api/request.ts";

export const doctorQueries = {
  info: () =>
    queryOptions({
      queryKey: ["doctor"] as const,
      queryFn: ({ signal }) => request({ path: doctorPath, schema: DoctorInfo, signal }),
    }),
};
