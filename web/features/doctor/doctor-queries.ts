import { queryOptions } from "@tanstack/react-query";
import { doctorPath, setupPath } from "../../../contract/bff.ts";
import { DoctorInfo } from "../../../domain/doctor/info.ts";
import { SetupInfo, SetupTests } from "../../../domain/doctor/setup.ts";
import { request } from "../../lib/api/request.ts";

export const doctorQueries = {
  info: () =>
    queryOptions({
      queryKey: ["doctor"] as const,
      queryFn: ({ signal }) => request({ path: doctorPath, schema: DoctorInfo, signal }),
    }),
  setup: () =>
    queryOptions({
      queryKey: ["doctor", "setup"] as const,
      queryFn: ({ signal }) => request({ path: setupPath, schema: SetupInfo, signal }),
    }),
};

/** Has the steps of a connection tested at Zoom. */
export const testSetup = () => request({ path: `${setupPath}/tests`, method: "POST", body: {}, schema: SetupTests });
