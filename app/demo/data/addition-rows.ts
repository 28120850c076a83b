import { writeClearingRows } from "#app/demo/data/clearing-rows.ts"
import { demoId } from "#app/demo/data/demo-id.ts"
import type { DemoRows } from "#app/demo/data/demo-rows.ts"
import { holderOf } from "#app/demo/data/people.ts"
import type { MadePool } from "#app/demo/data/planned-pools.ts"
import { stepTo } from "#app/demo/data/pool-plan.ts"
import { schoolNamed } from "#app/demo/data/schools.ts"
import { clearWithAddition } from "#app/features/purchasing/additions/clear-with-addition.ts"

/** What schools ask for on top of one pool that has closed and is not ordered: one was added, one waits. */
export function addAdditions(rows: DemoRows, pools: readonly MadePool[]): void {
  const made = pools.find(({ plan }) => plan.key === "current library-books")
  const closedAt = made && stepTo(made.plan, "closed")?.at
  if (!closedAt || made.clearing?.kind !== "cleared") return
  const { clearing, terms, commitments } = made
  const bought = clearing.items.find(({ outcome }) => outcome === "cleared")
  if (!bought) return
  const lines = [{ itemId: bought.itemId, quantity: 4 }]
  const addedAt = closedAt.add({ minutes: 65 })
  const added = ask(rows, made, { school: "kingsholt", at: closedAt.add({ minutes: 40 }), lines, addedAt })
  ask(rows, made, {
    ...{
      school: "stanbury-cross",
      at: closedAt.add({ minutes: 100 }),
      lines: [{ ...lines[0]!, quantity: 2 }],
    },
    note: "Our parents' association has just given us £250 for the library.",
  })
  const standing = { ...clearing, outcome: clearing.kind, clearedAt: closedAt, reason: null }
  const schools = commitments.map((one) => ({ ...one, name: one.schoolName }))
  const revised = clearWithAddition({ terms, standing, schools }, { schoolId: added.schoolId, lines })
  if (revised.kind !== "revised") return
  writeClearingRows(rows, terms.id, revised.clearing, { clearedAt: addedAt, revision: 2 })
  rows.clearingRevision.push({
    ...{ poolId: terms.id, supersedes: 1, revision: 2, additionId: added.id, revisedAt: addedAt },
    changes: revised.changes as unknown as Record<string, string>,
  })
}

type Asking = {
  school: string
  at: Temporal.Instant
  lines: { itemId: string; quantity: number }[]
  note?: string
  addedAt?: Temporal.Instant
}

function ask(rows: DemoRows, { plan, terms }: MadePool, { school, at, lines, note = "", addedAt }: Asking) {
  const id = demoId(`addition ${terms.id} ${school}`, at)
  const person = holderOf("business-manager", school)
  const schoolId = schoolNamed(school).id
  rows.addition.push({
    ...{ id, poolId: terms.id, schoolId, note, askedBy: person.id, personName: person.name, askedAt: at },
    state: addedAt ? "accepted" : "waiting",
    settledBy: addedAt ? holderOf("business-manager", plan.lead).id : null,
    settledAt: addedAt ?? null,
    reason: "",
  })
  for (const line of lines) rows.additionLine.push({ additionId: id, ...line })
  return { id, schoolId }
}
