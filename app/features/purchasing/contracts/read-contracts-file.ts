import { type Outcome, refuse, succeed } from "#app/core/outcome.ts"
import { type ContractDraft, identityOf } from "#app/features/purchasing/contracts/contract.ts"
import {
  type ContractField,
  contractColumns,
  optionalColumns,
} from "#app/features/purchasing/contracts/contract-columns.ts"
import { contractForm } from "#app/features/purchasing/contracts/contract-form.ts"
import { typedContract } from "#app/features/purchasing/contracts/typed-contract.ts"
import {
  type FileFault,
  MOST_FAULTS,
  readTableFile,
  type TableShape,
} from "#app/features/purchasing/files/read-table-file.ts"

export type ContractLine = { line: number; contract: ContractDraft }

const shape: TableShape<ContractField> = {
  columns: contractColumns,
  optional: optionalColumns,
  what: "contracts",
  mostLines: 2_000,
  tooMany: "Split the file: it has more than 2,000 contracts",
}

/** Reads a file of contracts: all of it, or every fault with its line and column. */
export function readContractsFile(
  bytes: Uint8Array,
  today: Temporal.PlainDate,
): Outcome<ContractLine[], FileFault[]> {
  const table = readTableFile(bytes, shape)
  if (!table.ok) return table
  const form = contractForm(today)
  const lines: ContractLine[] = []
  const lineOf = new Map<string, number>()
  const faults: FileFault[] = []
  for (const { line, cells } of table.value) {
    if (faults.length >= MOST_FAULTS) break
    const { typed, faults: misread } = typedContract(cells)
    const parsed = form.safeParse(typed)
    const said = new Set(misread.map(({ field }) => field))
    for (const { field, sentence } of misread) faults.push({ line, column: contractColumns[field], sentence })
    for (const { path, message } of parsed.error?.issues ?? [])
      if (!said.has(path[0] as ContractField))
        faults.push({ line, column: contractColumns[path[0] as ContractField], sentence: message })
    if (!parsed.success || misread.length > 0) continue
    const before = lineOf.get(identityOf(parsed.data))
    if (before !== undefined) faults.push({ line, column: "", sentence: sameAs(before) })
    lineOf.set(identityOf(parsed.data), line)
    lines.push({ line, contract: parsed.data })
  }
  return faults.length > 0 ? refuse(faults.slice(0, MOST_FAULTS)) : succeed(lines)
}

const sameAs = (line: number) =>
  `This is the contract of line ${line} again: the same supplier, purpose and end date`
