/** Of every made-up company, whatever its seed: settings name it before the company is there. */
export const sandboxAccountId = "sandbox-account-000001";

/** What clients may say for it. */
export const shortAccountId = "sandbox-account";
