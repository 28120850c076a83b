import { sql } from "kysely"
import { sortCodeInPairs } from "#app/features/groups/schools/bank-account-form.ts"
import type { LegalEntity } from "#app/features/invoicing/document-kind.ts"
import type { School, SellingSchool } from "#app/features/invoicing/invoice-draft.ts"
import type { Tx } from "#db/client.ts"

type InvoicingSchools = { seller: SellingSchool; schoolOf: (schoolId: string) => School }

/**
 * The seller and the schools it invoices, as they stand today: what an invoice copies at the moment of issue.
 * Another school's bank account is out of the reader's sight, so the actor must act for the seller.
 */
export async function readInvoicingSchools(
  tx: Tx,
  sellerId: string,
  buyerIds: readonly string[],
): Promise<InvoicingSchools> {
  const rows = await tx
    .selectFrom("school as s")
    .innerJoin("legalEntity as e", "e.id", "s.legalEntityId")
    .leftJoin("schoolBankAccount as b", (join) =>
      join.onRef("b.schoolId", "=", "s.id").on("s.id", "=", sellerId),
    )
    .select(["s.id", "s.name", "s.urn", "s.addressLines", "s.postcode", "s.legalEntityId"])
    .select(["e.kind", "e.name as entityName", "e.vatNumber"])
    .select(["b.accountName", "b.sortCode", "b.accountNumber"])
    .where("s.id", "=", sql<string>`any(${[sellerId, ...buyerIds]}::uuid[])`)
    .execute()
  const schools = new Map(rows.map((row) => [row.id, { ...schoolFrom(row), bank: bankFrom(row) }]))
  const schoolOf = (id: string) => {
    const school = schools.get(id)
    if (!school) throw new Error(`There is no school ${id} to invoice`)
    return school
  }
  return { seller: schoolOf(sellerId), schoolOf }
}

type SchoolRow = {
  id: string
  name: string
  urn: number
  addressLines: string[]
  postcode: string | null
  legalEntityId: string
  kind: string
  entityName: string
  vatNumber: string | null
}

const schoolFrom = (row: SchoolRow): School => ({
  id: row.id,
  legalEntity: {
    id: row.legalEntityId,
    name: row.entityName,
    kind: row.kind as LegalEntity["kind"],
    vatNumber: row.vatNumber,
  },
  party: {
    schoolName: row.name,
    legalEntityName: row.entityName,
    addressLines: [...row.addressLines, ...(row.postcode ? [row.postcode] : [])],
    vatNumber: row.vatNumber,
    urn: String(row.urn),
  },
})

type BankRow = { accountName: string | null; sortCode: string | null; accountNumber: string | null }

const bankFrom = ({ accountName, sortCode, accountNumber }: BankRow) =>
  accountName && sortCode && accountNumber
    ? { accountName, sortCode: sortCodeInPairs(sortCode), accountNumber }
    : null
