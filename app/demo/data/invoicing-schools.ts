import { legalEntity } from "#app/demo/data/legal-entities.ts"
import { addressOf, bankAccountOf, type DemoSchool } from "#app/demo/data/schools.ts"
import type { School, SellingSchool } from "#app/features/invoicing/invoice-draft.ts"

/** A school as its invoices name it. */
export const invoicingSchool = (school: DemoSchool): School => {
  const { id, name, kind, vatNumber } = legalEntity(school.entity)
  return {
    id: school.id,
    legalEntity: { id, name, kind, vatNumber },
    party: {
      schoolName: school.name,
      legalEntityName: name,
      addressLines: [...addressOf(school), school.postcode],
      vatNumber,
      urn: String(school.urn),
    },
  }
}

export const sellingSchool = (school: DemoSchool): SellingSchool => {
  const { sortCode, ...account } = bankAccountOf(school)
  const bank = { ...account, sortCode: sortCode.replace(/^(..)(..)(..)$/, "$1-$2-$3") }
  return { ...invoicingSchool(school), bank }
}
