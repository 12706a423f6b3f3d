/** What to send to an administrator of the Zoom account, so that they allow the app. */
export const approvalMessage = (
  publicUrl: string,
): string => `Subject: Please allow the app “Channelkeeper” in our Zoom account

We run Channelkeeper, an admin console for Team Chat, ourselves, at ${publicUrl}. People sign in to it with their own Zoom account. It is a private app of our account, not published in the marketplace.

Please open Admin › App Marketplace › Permissions (or Apps on account › Approval requests), find “Channelkeeper”, and allow it for the people who will use it.

It asks for the scopes in the attached list, with a reason for each; it reads no messages. Its tokens stay on our server, encrypted, and reach no browser. For the account itself we also need a server-to-server app, made by an owner or admin or by someone whose role has Edit on Chat Channels, with the scopes in the second list; or an admin-managed app with these, which one of you then connects once.
`;
