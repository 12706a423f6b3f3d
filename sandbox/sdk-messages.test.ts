import { describeDrives } from "./operations/testing/describe-drives.ts";
import { messageDrives } from "./operations/testing/sdk-drives-messages.ts";
import { sessionDrives } from "./operations/testing/sdk-drives-sessions.ts";

describeDrives({ ...messageDrives, ...sessionDrives });
