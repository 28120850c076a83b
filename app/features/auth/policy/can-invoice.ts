import { type Actor, handlesMoney } from "#app/features/auth/actor.ts"

type Seller = { sellerSchoolId: string }
type Invoice = Seller & { buyerSchoolId: string }

const sells = (actor: Actor, { sellerSchoolId }: Seller) =>
  handlesMoney(actor) && actor.school?.id === sellerSchoolId

const buys = (actor: Actor, { buyerSchoolId }: Invoice) =>
  handlesMoney(actor) && actor.school?.id === buyerSchoolId

export const invoiceRules = {
  "see-invoice": (actor: Actor, invoice: Invoice) => sells(actor, invoice) || buys(actor, invoice),
  "issue-invoice": sells,
  "pay-invoice": buys,
  "record-payment": sells,
}
