import { settings } from "../resources/channel-settings.model.ts";
import { part } from "../testing/arbitraries.ts";
import type { ActionModels } from "../testing/model.ts";

export const models: ActionModels = {
  "create-channels": {
    input: settings.map(({ type, posting, adding, mentionAll, seesHistory, external }) => ({
      ...{ type: Math.min(type, 4), posting, adding, mentionAll, seesHistory, external },
    })),
  },
  "set-channel-settings": {
    input: part(settings.map(({ ownerId: _ownerId, ...all }) => ({ ...all, type: all.type === 4 ? 5 : all.type }))),
  },
};
