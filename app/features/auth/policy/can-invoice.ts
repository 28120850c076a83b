import { type Actor, handlesMoney } from "#app/features/auth/actor.ts"
import { handlesMoneyOf } from "#app/features/auth/policy/standing.ts"

type Seller = { sellerSchoolId: string }
type Invoice = Seller & { buyerSchoolId: string }

const sells = (actor: Actor, { sellerSchoolId }: Seller) => handlesMoneyOf(actor, sellerSchoolId)

const buys = (actor: Actor, { buyerSchoolId }: Invoice) => handlesMoneyOf(actor, buyerSchoolId)

export const invoiceRules = {
  /** What the acting school has sent and received. */
  "see-invoices": handlesMoney,
  "see-invoice": (actor: Actor, invoice: Invoice) => sells(actor, invoice) || buys(actor, invoice),
  "issue-invoice": sells,
  "pay-invoice": buys,
  "record-payment": sells,
}
