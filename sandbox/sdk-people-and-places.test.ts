import { describeDrives } from "./operations/testing/describe-drives.ts";
import { contactDrives } from "./operations/testing/sdk-drives-contacts.ts";
import { mentionGroupDrives } from "./operations/testing/sdk-drives-mention-groups.ts";
import { migrationDrives } from "./operations/testing/sdk-drives-migration.ts";
import { spaceDrives } from "./operations/testing/sdk-drives-spaces.ts";

describeDrives({ ...mentionGroupDrives, ...spaceDrives, ...contactDrives, ...migrationDrives });
