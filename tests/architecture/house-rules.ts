import type { SourceFile } from "#tests/architecture/source-files.ts"

/** Low to high: a feature may use those before it, never those after. */
export const featureOrder = [
  "notifications",
  "auth",
  "audit",
  "groups",
  "splitting",
  "ledger",
  "invoicing",
  "payments",
  "purchasing",
  "staffing",
  "learning",
  "expertise",
  "discussions",
]

type Room =
  | "core"
  | "pure feature"
  | "server feature"
  | "feature view"
  | "integration"
  | "server"
  | "demo"
  | "component"
  | "route"
  | "db"
  | "entry"

/** Which room of the house a file stands in. */
export const roomOf = (path: string): Room => {
  if (path.startsWith("app/core/")) return "core"
  if (path.startsWith("app/features/"))
    return path.endsWith(".tsx")
      ? "feature view"
      : path.endsWith(".server.ts")
        ? "server feature"
        : "pure feature"
  if (path.startsWith("app/integrations/")) return "integration"
  if (path.startsWith("app/server/")) return "server"
  if (path.startsWith("app/demo/")) return "demo"
  if (path.startsWith("app/components/")) return "component"
  if (path.startsWith("app/routes/")) return "route"
  return path.startsWith("db/") ? "db" : "entry"
}

const mayUse: Record<Room, Room[]> = {
  core: ["core"],
  "pure feature": ["core", "pure feature"],
  "server feature": ["core", "pure feature", "server feature", "db"],
  "feature view": ["core", "pure feature", "feature view", "component"],
  integration: ["core", "pure feature", "server feature", "integration"],
  server: ["core", "pure feature", "server feature", "integration", "server", "component", "db"],
  demo: ["core", "pure feature", "server feature", "integration", "server", "demo", "db"],
  component: ["core", "component"],
  route: ["core", "pure feature", "server feature", "feature view", "component", "server", "route"],
  db: ["core", "db"],
  entry: ["core", "component", "server", "route"],
}

const featureOf = (path: string) => path.split("/")[2] ?? ""

const reachesUp = (from: string, to: string) =>
  from.startsWith("app/features/") &&
  to.startsWith("app/features/") &&
  featureOrder.indexOf(featureOf(to)) > featureOrder.indexOf(featureOf(from))

/** One sentence for each import that the house does not allow. */
export const forbiddenImports = (file: SourceFile): string[] =>
  file.imports.flatMap((to) => {
    if (to.startsWith("."))
      return to.startsWith("./+") || to.endsWith(".js")
        ? []
        : [`${file.path}: name ${to} by #app, #db or #tests`]
    if (!mayUse[roomOf(file.path)].includes(roomOf(to)) && !to.endsWith(".scss"))
      return [`${file.path} (${roomOf(file.path)}) may not use ${to} (${roomOf(to)})`]
    return reachesUp(file.path, to) ? [`${file.path} reaches up to ${to}`] : []
  })

const MEANINGLESS = /\b(utils?|helpers?|misc|common|services?|managers?|handlers?|shared|stuff)\b/i

export const namesSayNothing = (path: string) => MEANINGLESS.test(path.replaceAll(/[-./]/g, " "))

export const onlyReExports = (file: SourceFile) =>
  /\/index\.tsx?$/.test(file.path) &&
  file.text.split("\n").every((line) => /^(export .* from .*|\s*|\/\/.*)$/.test(line))

const WRITE = /\b(?:insertInto|updateTable|deleteFrom|mergeInto)\(\s*"([a-zA-Z.]+)"/g
const WRITE_IN_SQL = /\b(?:insert into|delete from|(?<!do |for )update) (?:only )?([a-z_.]+) /g

const inCode = (table: string) => table.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** The tables a file writes, by Kysely or in SQL, by their names in code. */
export const tablesWritten = ({ text }: SourceFile) => [
  ...[...text.matchAll(WRITE)].map((match) => match[1] ?? ""),
  ...[...text.matchAll(WRITE_IN_SQL)].map((match) => inCode(match[1] ?? "")),
]
