import type { StartPlan } from "#db/embedded/folder-state.ts"

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
  plan: (folder: string, major: string, plan: Extract<StartPlan, { kind: "refused" }>) =>
    plan.reason === "other-version"
      ? refused(
          "other-version",
          `The database in ${folder} was made by PostgreSQL ${plan.found}, and this version of Kith runs PostgreSQL ${major}. Nothing in it was changed. ${startOver}`,
        )
      : refused(
          "damaged",
          `The database in ${folder} has no PG_VERSION file, so it is damaged or not a database. Nothing in it was changed. ${startOver}`,
        ),
  portTaken: (port: number) =>
    refused(
      "port-taken",
      `Port ${port} is in use by another program, so the database cannot listen there. Stop that program or choose another port.`,
    ),
  notPermitted: (folder: string, cause: string) =>
    refused(
      "not-permitted",
      `The database in ${folder} cannot be reached by this user (${cause}). It was probably made by another user: run Kith as that user, or delete the folder as that user.`,
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
  wouldNotStart: (logFile: string, lastLine: string) =>
    refused(
      "would-not-start",
      `PostgreSQL did not start: ${lastLine || "it said nothing"} The whole log is in ${logFile}.`,
    ),
}
