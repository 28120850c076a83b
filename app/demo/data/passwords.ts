import { scryptSync } from "node:crypto"
import { demoId } from "#app/demo/data/demo-id.ts"
import type { DemoRows } from "#app/demo/data/demo-rows.ts"

/** Everybody's in the demo, so that signing in can be tried, too. */
export const demoPassword = "paper glue pencil"

/** better-auth's own form, with a salt that is always the same, because the data is. */
const hash = (password: string): string => {
  const salt = "kith demo"
  const key = scryptSync(password, salt, 64, { N: 16_384, r: 16, p: 1, maxmem: 64 * 1024 * 1024 })
  return `${salt}:${key.toString("hex")}`
}

/** Gives every person the password. */
export function addPasswords(rows: DemoRows, madeAt: Temporal.Instant): void {
  const password = hash(demoPassword)
  for (const { id } of rows.person) {
    const account = { userId: String(id), accountId: String(id), providerId: "credential", password }
    rows["auth.account"].push({ id: demoId(`account ${id}`, madeAt), ...account })
  }
}
