/** Key of all that is asked about who can do what. */
export const accessKey = ["access"] as const;
