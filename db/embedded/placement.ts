import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  lchownSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs"
import { dirname, join, resolve } from "node:path"
import { type Refused, refusals } from "#db/embedded/refusal.ts"
import { type Account, chooseAccount, mayEnter, parsePasswd } from "#db/embedded/server-account.ts"

/** Where root keeps what another account must reach when the checkout is closed to that account. */
export const sharedPlace = "/var/lib/kith"

export type Placement = { kind: "placed"; folder: string; account: Account | undefined }

/**
 * Decides which account runs the server and which folder holds its data, and makes that folder. Only root needs
 * another account; where that account cannot pass the folders above (a checkout in /root), the data lives under
 * /var/lib/kith, and a link named "elsewhere" in the folder asked for leads there.
 */
export function placeData(dataDir: string): Placement | Refused {
  mkdirSync(dataDir, { recursive: true })
  const asked = realpathSync(dataDir)
  accessSync(asked, constants.W_OK)
  if (process.getuid?.() !== 0) return { kind: "placed", folder: asked, account: undefined }

  const account = chooseAccount(parsePasswd(readFileSync("/etc/passwd", "utf8")), {
    ownerUid: statSync(asked).uid,
    sudoUid: process.env.SUDO_UID ? Number(process.env.SUDO_UID) : undefined,
  })
  if (!account) return refusals.noAccount()
  const link = join(asked, "elsewhere")
  const reachable = isReachable(dirname(asked), account)
  if (!reachable && existsSync(join(asked, "cluster"))) return refusals.closedFolder(dataDir)
  const folder = reachable && !existsSync(link) ? asked : followOrMake(link)
  lchownSync(folder, account.uid, account.gid)
  return { kind: "placed", folder, account }
}

function followOrMake(link: string): string {
  if (existsSync(link)) return realpathSync(link)
  makeSharedFolder(sharedPlace)
  const elsewhere = mkdtempSync(join(sharedPlace, "data-"))
  rmSync(link, { force: true }) // It may lead nowhere any more.
  symlinkSync(elsewhere, link)
  return elsewhere
}

/** Makes a folder under the shared place that every account can enter, whatever mask this process runs under. */
export function makeSharedFolder(folder: string): void {
  mkdirSync(folder, { recursive: true })
  for (const path of [sharedPlace, folder]) chmodSync(path, 0o755)
}

/** May the account pass through this folder and all above it? */
export function isReachable(folder: string, account: Account): boolean {
  const path = resolve(folder)
  if (!mayEnter(account, statSync(path))) return false
  return path === dirname(path) || isReachable(dirname(path), account)
}
