import { describeDrives } from "./operations/testing/describe-drives.ts";
import { fileDrives } from "./operations/testing/sdk-drives-files.ts";

describeDrives(fileDrives);
