// The BFF's settings for speaking to the sandbox as its apps.

/** @param {string} url where the sandbox listens */
export function sandboxSettings(url) {
  return {
    CHANNELKEEPER_SANDBOX: "1",
    ZOOM_CLIENT_ID: "sandbox-user",
    ZOOM_CLIENT_SECRET: "sandbox-user-secret",
    ZOOM_ACCOUNT_ID: "sandbox-account",
    ZOOM_S2S_CLIENT_ID: "sandbox-s2s",
    ZOOM_S2S_CLIENT_SECRET: "sandbox-s2s-secret",
    ZOOM_OAUTH_URL: url,
    ZOOM_API_URL: url,
    ZOOM_FILE_URL: url,
    ZOOM_FILEAPI_URL: url,
    ZOOM_PLAN: process.env.SANDBOX_PLAN ?? "business",
  };
}
