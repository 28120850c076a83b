/** The system account that the server runs as; undefined stands for the account of this process. */
export type Account = { uid: number; gid: number }

type PasswdEntry = Account & { name: string }

/** The accounts in the text of /etc/passwd. */
export function parsePasswd(text: string): PasswdEntry[] {
  return text.split("\n").flatMap((line) => {
    const [name, , uid, gid] = line.split(":")
    return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : []
  })
}

/**
 * Whom to run PostgreSQL as when this process is root, which PostgreSQL refuses. In this order: whoever owns
 * the data already, the person behind sudo, nobody, and postgres last, because on a machine with a PostgreSQL
 * of its own that account could reach the other server's files. The account must have a name: initdb asks.
 */
export function chooseAccount(
  accounts: PasswdEntry[],
  known: { ownerUid: number | undefined; sudoUid: number | undefined },
): Account | undefined {
  const ordinary = accounts.filter((account) => account.uid > 0)
  const found =
    ordinary.find((account) => account.uid === known.ownerUid) ??
    ordinary.find((account) => account.uid === known.sudoUid) ??
    ordinary.find((account) => account.name === "nobody") ??
    ordinary.find((account) => account.name === "postgres")
  return found && { uid: found.uid, gid: found.gid }
}

/** May this account pass through a folder with this owner, group and mode? */
export function mayEnter(account: Account, folder: { uid: number; gid: number; mode: number }): boolean {
  if (folder.uid === account.uid) return (folder.mode & 0o100) !== 0
  if (folder.gid === account.gid) return (folder.mode & 0o010) !== 0
  return (folder.mode & 0o001) !== 0
}
