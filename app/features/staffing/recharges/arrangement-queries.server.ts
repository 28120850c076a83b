import { sql } from "kysely"
import type { Arrangement, ChosenVat, EnteredCost } from "#app/features/staffing/recharges/arrangement.ts"
import type { CostTerms } from "#app/features/staffing/recharges/month-cost.ts"
import type { Tx } from "#db/client.ts"

const columns = [
  ...(["id", "schoolId", "groupId", "title", "source", "sourceId", "staffKind", "jointlyEmployed"] as const),
  ...(["dayMinutes", "ruleKey", "ruleSettings", "cfrCode", "personNamed", "showsPay"] as const),
] as const

const arrangement = (tx: Tx, id: string) =>
  tx
    .selectFrom("arrangement")
    .select(columns)
    .$narrowType<Pick<Arrangement, "source" | "staffKind">>()
    .where("id", "=", id)

/** An arrangement that whoever asks may know of; null when there is none. */
export const readArrangement = async (tx: Tx, id: string): Promise<Arrangement | null> =>
  (await arrangement(tx, id).executeTakeFirst()) ?? null

/** The same, held until the transaction ends: its month is recharged once. */
export const holdArrangement = async (tx: Tx, id: string): Promise<Arrangement | null> =>
  (await arrangement(tx, id).forUpdate().executeTakeFirst()) ?? null

type CostRow = {
  basis: string
  pricePence: bigint | null
  pricePer: string | null
  salaryPence: bigint | null
  sharedBasisPoints: number | null
  pensionBasisPoints: number | null
  insuranceBasisPoints: number | null
  insuranceAbovePence: bigint | null
  travelPence: bigint | null
  coverPence: bigint | null
}

const termsFrom = (row: CostRow): CostTerms => {
  const { basis, pricePence, pricePer, ...costs } = row
  return (basis === "price" ? { basis, pricePence, pricePer } : { basis, ...costs }) as CostTerms
}

/** The figures that were entered for an arrangement, the latest month first; for those who keep it alone. */
export async function readCosts(tx: Tx, arrangementId: string): Promise<EnteredCost[]> {
  const rows = await tx
    .selectFrom("arrangementCost")
    .select(["fromMonth", "toldBy", "personName", "enteredAt", "basis", "pricePence", "pricePer"])
    .select(["salaryPence", "sharedBasisPoints", "pensionBasisPoints", "insuranceBasisPoints"])
    .select(["insuranceAbovePence", "travelPence", "coverPence"])
    .where("arrangementId", "=", arrangementId)
    .orderBy("fromMonth", "desc")
    .orderBy("enteredAt", "desc")
    .execute()
  return rows.map(({ fromMonth, toldBy, personName, enteredAt, ...row }) => ({
    ...{ fromMonth, toldBy, personName, enteredAt },
    terms: termsFrom(row),
  }))
}

/** The VAT treatment that the employer chose last; null before it has chosen. */
export async function readChosenVat(tx: Tx, arrangementId: string): Promise<ChosenVat | null> {
  const found = await tx
    .selectFrom("arrangementVat")
    .select(["chosen", "suggested", "note", "chosenBy", "personName", "chosenAt"])
    .$narrowType<Pick<ChosenVat, "chosen" | "suggested">>()
    .where("arrangementId", "=", arrangementId)
    .orderBy("chosenAt", "desc")
    .limit(1)
    .executeTakeFirst()
  return found ?? null
}

export type ListedArrangement = {
  id: string
  title: string
  groupName: string
  hasCost: boolean
  hasVat: boolean
}

/** What the acting school recharges, by title. */
export async function listArrangements(tx: Tx, schoolId: string): Promise<ListedArrangement[]> {
  const { rows } = await sql<ListedArrangement>`
    select a.id, a.title, (select name from school_group g where g.id = a.group_id) as group_name,
      exists (select from arrangement_cost c where c.arrangement_id = a.id) as has_cost,
      exists (select from arrangement_vat v where v.arrangement_id = a.id) as has_vat
    from arrangement a where a.school_id = ${schoolId} order by a.title, a.id limit 200`.execute(tx)
  return rows
}
