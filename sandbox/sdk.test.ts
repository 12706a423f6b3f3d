import { describeDrives } from "./operations/testing/describe-drives.ts";
import { accountDrives } from "./operations/testing/sdk-drives-account.ts";
import { channelDrives } from "./operations/testing/sdk-drives-channels.ts";
import { peopleDrives } from "./operations/testing/sdk-drives-people.ts";

describeDrives({ ...channelDrives, ...accountDrives, ...peopleDrives });
