import { recordDemoEvent } from "#app/demo/data/audit-rows.ts"
import { SHORT } from "#app/demo/data/delivery-rows.ts"
import { demoId } from "#app/demo/data/demo-id.ts"
import type { DemoRows } from "#app/demo/data/demo-rows.ts"
import { holderOf } from "#app/demo/data/people.ts"
import type { MadePool } from "#app/demo/data/planned-pools.ts"
import { stepTo } from "#app/demo/data/pool-plan.ts"
import { schoolWithId } from "#app/demo/data/schools.ts"

const DISPUTE = "Two of the boxes were open, and one set was missing from them."

/** What schools say of the short delivery: some have their part, one disputes a line, the others are still asked. */
export function addReceipts(rows: DemoRows, pools: readonly MadePool[]): void {
  const pool = pools.find(({ plan }) => plan.key === SHORT)
  const delivered = pool && stepTo(pool.plan, "delivered")
  if (pool?.clearing?.kind !== "cleared" || !delivered) return
  const { terms, clearing } = pool
  const lines = clearing.shares.filter(
    ({ schoolId, itemId }) => itemId !== null && schoolId !== terms.leadSchool.id,
  )
  const schoolIds = [...new Set(lines.map(({ schoolId }) => schoolId))]
  for (const [place, schoolId] of schoolIds.slice(0, 4).entries()) {
    const by = holderOf("business-manager", schoolWithId(schoolId).key)
    const own = lines.filter((line) => line.schoolId === schoolId)
    const at = delivered.at.add({ hours: 20 + place, minutes: place * 13 })
    for (const [row, { itemId }] of own.entries()) {
      const isDisputed = place === 3 && row === 0
      rows.receipt.push({
        id: demoId(`receipt ${terms.id} ${schoolId} ${itemId}`, at),
        ...{ poolId: terms.id, schoolId, itemId: itemId!, saidBy: by.id, personName: by.name, saidAt: at },
        ...(isDisputed ? { answer: "disputed", note: DISPUTE } : { answer: "confirmed", note: "" }),
      })
    }
    recordDemoEvent(rows, {
      ...{ act: place === 3 ? "dispute-line" : "confirm-receipt", subject: { kind: "pool", id: terms.id } },
      ...{ at, by, schoolId, detail: { title: terms.title } },
    })
  }
}
