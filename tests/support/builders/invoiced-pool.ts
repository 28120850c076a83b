import * as poolInvoices from "#app/routes/pools/pool-invoices.tsx"
import { aDeliveredPool } from "#tests/support/builders/delivered-pool.ts"
import type { World } from "#tests/support/builders/people.ts"
import type { Pages } from "#tests/support/called-routes.ts"
import type { TestDatabase } from "#tests/support/database.ts"

/** A pool whose lead has pressed the button; everybody's cookies, Ash's invoice, and the address of its pages. */
export async function anInvoicedPool(database: TestDatabase, world: World, pages: Pages) {
  const built = await aDeliveredPool(database, world)
  const { pool, officers, schools } = built
  const cookies = {
    lead: await pages.cookieOf(officers.lead, schools.lead),
    ash: await pages.cookieOf(officers.ash, schools.ash),
    beech: await pages.cookieOf(officers.beech, schools.beech),
    staff: await pages.cookieOf(officers.staff, schools.lead),
  }
  const place = { path: `/pools/${pool.id}/invoices`, params: { poolId: pool.id } }
  const issued = await pages.ask(poolInvoices.action, { ...place, cookie: cookies.lead, form: {} })
  if (issued.response?.headers.get("Location") !== place.path) throw new Error("The pool was not invoiced.")
  const invoice = await world.owner
    .selectFrom("invoice")
    .select(["id", "numberText", "grossPence", "paymentReference"])
    .where("poolId", "=", pool.id)
    .where("buyerSchoolId", "=", schools.ash)
    .executeTakeFirstOrThrow()
  const at = (rest = "") => ({ path: `/invoices/${invoice.id}${rest}`, params: { invoiceId: invoice.id } })
  return { ...built, place, cookies, invoice, at }
}
