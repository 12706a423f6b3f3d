// What a canned upstream says for the BFF to sign in there.
export const tokens = JSON.stringify({
  access_token: "a".repeat(600),
  refresh_token: "r".repeat(600),
  token_type: "bearer",
  expires_in: 3600,
  scope: "chat_channel:read user:read",
});
export const me = JSON.stringify({
  id: "me-1",
  account_id: "account-1",
  email: "me@example.com",
  display_name: "Me",
});
