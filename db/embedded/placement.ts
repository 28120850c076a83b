import { createHash } from "node:crypto"
import {
  chmodSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  statSync,
  symlinkSync,
} from "node:fs"
import { basename, dirname, join, resolve } from "node:path"
import { type Account, chooseAccount, mayEnter, parsePasswd } from "#db/embedded/server-account.ts"

/** Where root keeps what another account must reach when the checkout is closed to that account. */
export const sharedPlace = "/var/lib/kith"

export type Placement = { folder: string; account: Account | undefined }

/**
 * Decides which account runs the server and which folder holds its data, and makes that folder. Only root needs
 * another account; if that account cannot pass the folders above (a checkout in /root), the data lives under
 * /var/lib/kith, keyed by the path asked for, and a link named "elsewhere" in the folder asked for leads there.
 * Undefined when root finds no account to use.
 */
export function placeData(dataDir: string): Placement | undefined {
  mkdirSync(dataDir, { recursive: true })
  const asked = realpathSync(dataDir)
  if (process.getuid?.() !== 0) return { folder: asked, account: undefined }

  const ownerUid = statSync(asked).uid
  const account = chooseAccount(parsePasswd(readFileSync("/etc/passwd", "utf8")), {
    ownerUid,
    sudoUid: process.env.SUDO_UID ? Number(process.env.SUDO_UID) : undefined,
  })
  if (!account) return undefined
  const elsewhere = placeElsewhere(asked)
  const folder = isReachable(dirname(asked), account) && !existsSync(elsewhere) ? asked : elsewhere
  if (folder === elsewhere) {
    makeSharedFolder(elsewhere)
    if (!existsSync(join(asked, "elsewhere"))) symlinkSync(elsewhere, join(asked, "elsewhere"))
  }
  lchownSync(folder, account.uid, account.gid)
  return { folder, account }
}

/** Makes a folder under the shared place that every account can enter, whatever mask this process runs under. */
export function makeSharedFolder(folder: string): void {
  mkdirSync(folder, { recursive: true })
  for (const path of [sharedPlace, folder]) chmodSync(path, 0o755)
}

const placeElsewhere = (asked: string) =>
  join(sharedPlace, `${basename(asked)}-${createHash("sha256").update(asked).digest("hex").slice(0, 12)}`)

/** May the account pass through this folder and all above it? */
export function isReachable(folder: string, account: Account): boolean {
  const path = resolve(folder)
  if (!mayEnter(account, statSync(path))) return false
  return path === dirname(path) || isReachable(dirname(path), account)
}
