import type { LegalEntity } from "#app/features/invoicing/document-kind.ts"
import type { InvoiceKind } from "#app/features/invoicing/invoice-document.ts"

export const staffKinds = {
  teacher: "A teacher",
  "classroom-assistant": "A classroom or teaching assistant",
  "other-staff": "Other staff, such as administrators, technicians or site staff",
  thing: "Not staff: a room, a minibus, equipment",
} as const

export type StaffKind = keyof typeof staffKinds

export const vatTreatments = {
  exempt: "Exempt",
  standard: "Standard rate, 20%",
  "no-supply": "No supply, so no VAT",
} as const

export type VatTreatment = keyof typeof vatTreatments

type Shared = { staffKind: StaffKind; jointlyEmployed: boolean }

export type VatPrompt = {
  /** null: the facts that Kith knows do not say. */
  suggested: VatTreatment | null
  /** Sentences for the page and the annex, in the order of reading. */
  reasons: string[]
}

/**
 * What is usual between separate organisations. Kith prompts; it does not advise: the employer chooses.
 * Sources: HMRC VATEDU53600 and VATGPB8860 (staff between eligible bodies), VATSC03540 (joint employment).
 */
export const promptVat = ({ staffKind, jointlyEmployed }: Shared): VatPrompt => {
  if (jointlyEmployed && staffKind !== "thing")
    return {
      suggested: "no-supply",
      reasons: [
        "The schools employ this person together, so none of them supplies staff to another: there is no supply, and no VAT (HMRC VATSC03540).",
      ],
    }
  switch (staffKind) {
    case "teacher":
      return {
        suggested: "exempt",
        reasons: [
          "A teacher supplied by one eligible body to another, such as schools and academies, is an exempt supply (HMRC VATEDU53600, VATGPB8860).",
        ],
      }
    case "classroom-assistant":
      return {
        suggested: "exempt",
        reasons: [
          "A classroom assistant supplied by one eligible body to another, such as schools and academies, is an exempt supply (HMRC VATEDU53600, VATGPB8860).",
        ],
      }
    case "other-staff":
      return {
        suggested: "standard",
        reasons: [
          "Staff who neither teach nor assist in a classroom, such as administrators and site staff, are a standard-rated supply (HMRC VATEDU53600, VATGPB8860).",
        ],
      }
    case "thing":
      return {
        suggested: null,
        reasons: [
          "The use of a room, a vehicle or equipment has VAT rules of its own, which Kith does not know. Ask whoever advises your school.",
        ],
      }
  }
}

export type ChargedVat = { kind: InvoiceKind; vatRate: "exempt" | "standard" | "outside"; reason: string }

/**
 * The document that one school owes the employer. Within one legal entity there is no supply whatever was chosen;
 * between entities the employer's choice holds, as far as its registration lets it.
 */
export const vatOfCharge = (
  seller: LegalEntity,
  buyer: LegalEntity,
  { staffKind, jointlyEmployed, chosen }: Shared & { chosen: VatTreatment },
): ChargedVat => {
  if (seller.id === buyer.id)
    return {
      ...{ kind: "internal-recharge", vatRate: "outside" },
      reason: `Both schools are part of ${seller.name}, so this moves a cost inside one organisation. It is not a supply, and no VAT is due.`,
    }
  if (chosen === "no-supply")
    return {
      ...{ kind: "invoice", vatRate: "outside" },
      reason: jointlyEmployed
        ? "The schools employ this person together, so this shares a cost between employers. It is not a supply, and no VAT is due."
        : `${seller.name} treats this as no supply, so no VAT is due.`,
    }
  if (seller.vatNumber === null)
    return {
      ...{ kind: "invoice", vatRate: "outside" },
      reason: `${seller.name} is not registered for VAT, so it charges none.`,
    }
  return chosen === "exempt"
    ? {
        ...{ kind: "vat-invoice", vatRate: "exempt" },
        reason: `${seller.name} treats this as an exempt supply of ${whatIs[staffKind]} to ${buyer.name}, so no VAT is charged.`,
      }
    : {
        ...{ kind: "vat-invoice", vatRate: "standard" },
        reason: `${seller.name} treats this as a standard-rated supply of ${whatIs[staffKind]} to ${buyer.name}, so VAT is charged at 20%.`,
      }
}

const whatIs: Record<StaffKind, string> = {
  teacher: "a teacher",
  "classroom-assistant": "a classroom assistant",
  "other-staff": "staff",
  thing: "the use of a thing",
}
