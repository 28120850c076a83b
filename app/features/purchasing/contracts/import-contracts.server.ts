import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { identityOf } from "#app/features/purchasing/contracts/contract.ts"
import { allContracts } from "#app/features/purchasing/contracts/contract-queries.server.ts"
import { readContractsFile } from "#app/features/purchasing/contracts/read-contracts-file.ts"
import { holdContracts } from "#app/features/purchasing/contracts/save-contract.server.ts"
import type { FileFault } from "#app/features/purchasing/files/read-table-file.ts"
import type { Tx } from "#db/client.ts"

export type Import =
  | { kind: "imported"; contracts: number }
  /** Nothing has been written. */
  | { kind: "refused"; faults: FileFault[] }
  | { kind: "not-allowed" }

type File = { name: string; bytes: Uint8Array; today: Temporal.PlainDate }

/** Registers every contract of a file, or none of them and says all that is wrong with it. */
export async function importContracts(tx: Tx, actor: SchoolActor, file: File): Promise<Import> {
  if (!can(actor, "register-contract")) return { kind: "not-allowed" }
  const read = readContractsFile(file.bytes, file.today)
  if (!read.ok) return { kind: "refused", faults: read.reason }
  await holdContracts(tx, actor.school.id)
  const known = new Set((await allContracts(tx, actor.school.id)).map(identityOf))
  const again = read.value.filter(({ contract }) => known.has(identityOf(contract)))
  if (again.length > 0)
    return { kind: "refused", faults: again.map(({ line }) => ({ line, column: "", sentence: ALREADY })) }
  await tx
    .insertInto("contract")
    .values(
      read.value.map(({ contract }) => ({
        schoolId: actor.school.id,
        createdBy: actor.personId,
        ...contract,
      })),
    )
    .execute()
  await recordEvent(tx, actor, {
    act: "import-contracts",
    subject: { kind: "school", id: actor.school.id },
    detail: { file: file.name.slice(0, 120), contracts: read.value.length },
  })
  return { kind: "imported", contracts: read.value.length }
}

const ALREADY = "Your school has registered this contract already: the same supplier, purpose and end date"
