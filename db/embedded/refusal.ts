export type RefusalReason =
  | "in-use"
  | "other-version"
  | "damaged"
  | "port-taken"
  | "not-permitted"
  | "no-binaries"
  | "would-not-start"

/** An expected reason why the embedded database does not run; the sentences say what to do about it. */
export type Refused = { kind: "refused"; reason: RefusalReason; sentence: string }

const refused = (reason: RefusalReason, sentence: string): Refused => ({ kind: "refused", reason, sentence })

const startOver = "To start over with new demo data, run: npm run demo -- --fresh"

export const refusals = {
  inUse: (folder: string) =>
    refused(
      "in-use",
      `Another Kith is already running on the database in ${folder}. Stop that one first (Ctrl+C in its window).`,
    ),
  otherVersion: (folder: string, found: string | undefined, wanted: string) =>
    refused(
      "other-version",
      `The database in ${folder} was made by PostgreSQL ${found}, and this version of Kith runs PostgreSQL ${wanted}. Nothing in it was changed. ${startOver}`,
    ),
  damaged: (folder: string, missing: string) =>
    refused(
      "damaged",
      `The database in ${folder} is damaged: its ${missing} is missing. Nothing in it was changed. ${startOver}`,
    ),
  portTaken: (port: number) =>
    refused(
      "port-taken",
      `Port ${port} is in use by another program, so the database cannot listen there. Stop that program or choose another port.`,
    ),
  notPermitted: (folder: string, cause: string) =>
    refused(
      "not-permitted",
      `This user may not use the folder ${folder} (${cause}). It, or a folder around it, belongs to somebody else: run Kith as that user, or in a checkout of your own.`,
    ),
  closedFolder: (folder: string) =>
    refused(
      "not-permitted",
      `PostgreSQL refuses to run as root, and the account that it runs as instead may not enter ${folder}, where its data is. Allow others to enter the folders above (chmod o+x), or move the checkout. ${startOver}`,
    ),
  noAccount: () =>
    refused(
      "not-permitted",
      "PostgreSQL refuses to run as root, and this system has no account 'nobody' or 'postgres' to run it as. Run Kith as an ordinary user.",
    ),
  noBinaries: (platform: string) =>
    refused(
      "no-binaries",
      `No PostgreSQL for ${platform} is installed in node_modules. Run npm ci again without --omit=optional, or set DATABASE_URL to a PostgreSQL 18 of your own.`,
    ),
  wouldNotInitialise: (lastLine: string) =>
    refused("would-not-start", `PostgreSQL could not make a new database: ${lastLine}`),
  wouldNotStart: (logFile: string, lastLine: string) =>
    refused(
      "would-not-start",
      `PostgreSQL did not start: ${lastLine || "it said nothing"} The whole log is in ${logFile}.`,
    ),
}

/** Runs an act on a data folder; a file or folder that this user may not touch becomes a refusal. */
export async function unlessForbidden<T>(dataDir: string, act: () => Promise<T>): Promise<T | Refused> {
  try {
    return await act()
  } catch (error) {
    const { code, path } = error as NodeJS.ErrnoException
    if (code !== "EACCES" && code !== "EPERM") throw error
    return refusals.notPermitted(dataDir, `${code} ${path ?? ""}`.trim())
  }
}
