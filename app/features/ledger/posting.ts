import type { Pence } from "#app/core/money.ts"

/** One side of an entry in one school's books: a debit is positive, a credit negative, never zero. */
export type Posting = {
  schoolId: string
  counterpartySchoolId: string
  account: "owed-to-us" | "we-owe" | "bought" | "sold" | "money"
  amountPence: Pence
}

type Deal = { sellerSchoolId: string; buyerSchoolId: string; amountPence: Pence }

/**
 * An invoice in the books of both schools: the seller has sold and is owed, the buyer has bought and owes. A credit
 * note is a negative amount, and mirrors it.
 */
export const postingsOfSale = ({ sellerSchoolId, buyerSchoolId, amountPence }: Deal): Posting[] => {
  const seller = { schoolId: sellerSchoolId, counterpartySchoolId: buyerSchoolId }
  const buyer = { schoolId: buyerSchoolId, counterpartySchoolId: sellerSchoolId }
  return [
    { ...seller, account: "owed-to-us", amountPence },
    { ...seller, account: "sold", amountPence: -amountPence },
    { ...buyer, account: "bought", amountPence },
    { ...buyer, account: "we-owe", amountPence: -amountPence },
  ]
}

/** Money that came in for an invoice, in the books of both schools; below zero: money that went back. */
export const postingsOfPayment = ({ sellerSchoolId, buyerSchoolId, amountPence }: Deal): Posting[] => {
  const seller = { schoolId: sellerSchoolId, counterpartySchoolId: buyerSchoolId }
  const buyer = { schoolId: buyerSchoolId, counterpartySchoolId: sellerSchoolId }
  return [
    { ...seller, account: "money", amountPence },
    { ...seller, account: "owed-to-us", amountPence: -amountPence },
    { ...buyer, account: "we-owe", amountPence },
    { ...buyer, account: "money", amountPence: -amountPence },
  ]
}
