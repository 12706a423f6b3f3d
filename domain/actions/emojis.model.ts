import type { ActionModels } from "../testing/model.ts";

export const models: ActionModels = {
  "add-emojis": {
    imported: {
      not: "An emoji is added with its picture, which is no part of a table: pictures are chosen on the page.",
    },
  },
};
