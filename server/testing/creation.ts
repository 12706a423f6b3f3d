/** The body of `POST /api/changes` by which a person has a channel of theirs created, at once. */
export const creationOf = (name: string) => ({
  connection: "me",
  apply: true,
  parts: [
    {
      actionId: "create-channels",
      input: { type: 1, posting: 1, adding: 1, mentionAll: 1, seesHistory: true },
      targets: [{ channelId: "", name, owner: "" }],
    },
  ],
});
