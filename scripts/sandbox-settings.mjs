// The BFF's settings for speaking to the sandbox as its apps.

/** Port of the sandbox's file host beside `port`. */
export const filePortBeside = (port) => process.env.SANDBOX_FILE_PORT ?? String(Number(port) + 1);

/**
 * @param {string | number} port where the sandbox listens
 * @param {string | number} filePort where its file host does
 */
export function sandboxSettings(port, filePort) {
  const url = `http://localhost:${port}`;
  // As the links to files name it, which the BFF follows to this host only.
  const fileUrl = `http://127.0.0.1:${filePort}`;
  return {
    CHANNELKEEPER_SANDBOX: "1",
    ZOOM_CLIENT_ID: "sandbox-user",
    ZOOM_CLIENT_SECRET: "sandbox-user-secret",
    ZOOM_ACCOUNT_ID: "sandbox-account",
    ZOOM_S2S_CLIENT_ID: "sandbox-s2s",
    ZOOM_S2S_CLIENT_SECRET: "sandbox-s2s-secret",
    ZOOM_OAUTH_URL: url,
    ZOOM_API_URL: url,
    ZOOM_FILE_URL: fileUrl,
    ZOOM_FILEAPI_URL: fileUrl,
    ZOOM_PLAN: process.env.SANDBOX_PLAN ?? "business",
  };
}
