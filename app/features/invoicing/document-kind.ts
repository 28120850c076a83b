import type { InvoiceKind } from "#app/features/invoicing/invoice-document.ts"

/** The body in law that stands behind a school: its trust, or its local authority. */
export type LegalEntity = {
  id: string
  name: string
  kind: "trust" | "local-authority"
  vatNumber: string | null
}

/**
 * - `kind`: what the document is.
 * - `recharge`: whether the seller passes on the supplier's price without VAT, or with the VAT that it paid and
 *   cannot reclaim.
 * - `vat`: whether lines keep the VAT rate of what was bought, or are all outside the scope of VAT.
 * - `reason`: one sentence for the page and the invoice's annex.
 */
export type DocumentTreatment = {
  kind: InvoiceKind
  recharge: "net-cost" | "gross-cost"
  vat: "rate-of-purchase" | "outside-scope"
  reason: string
}

/**
 * Which document a school owes another for a share of a joint purchase. Kith prompts; it does not advise.
 *
 * A maintained school is part of its local authority and an academy part of its trust, so a charge within one
 * legal entity is no supply. Between entities the seller's registration decides (HMRC VATREC5010).
 */
export const documentTreatment = (seller: LegalEntity, buyer: LegalEntity): DocumentTreatment => {
  if (seller.id === buyer.id) {
    return {
      kind: "internal-recharge",
      recharge: "net-cost",
      vat: "outside-scope",
      reason: `Both schools are part of ${seller.name}, so this moves a cost inside one organisation. It is not a sale, and no VAT is due.`,
    }
  }
  if (seller.vatNumber === null) {
    return {
      kind: "invoice",
      recharge: "gross-cost",
      vat: "outside-scope",
      reason: `${seller.name} is not registered for VAT, so it charges no VAT. The amounts include the VAT that it paid to the supplier.`,
    }
  }
  return {
    kind: "vat-invoice",
    recharge: "net-cost",
    vat: "rate-of-purchase",
    reason: `${seller.name} is registered for VAT (${seller.vatNumber}) and ${buyer.name} is a separate organisation, so VAT is charged at the rate of each item.`,
  }
}
