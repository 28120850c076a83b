import { allContracts } from "#app/features/purchasing/contracts/contract-queries.server.ts"
import { writeContractsFile } from "#app/features/purchasing/contracts/write-contracts-file.ts"
import { whoHandlesMoney } from "#app/server/doors/money-door.ts"
import { download } from "#app/server/download.ts"
import { fileLoader } from "#app/server/signed-in.server.ts"

/** All contracts of the acting school; with `?empty=1` the header row alone, to fill in below. */
export const loader = fileLoader(async ({ tx, actor, url }) => {
  const { school } = whoHandlesMoney(actor, "see-contracts")
  const isEmpty = url.searchParams.get("empty") === "1"
  const contracts = isEmpty ? [] : await allContracts(tx, school.id)
  return download({
    name: isEmpty ? "Contracts to fill in.csv" : `Contracts of ${school.name}.csv`,
    mediaType: "text/csv; charset=utf-8",
    content: writeContractsFile(contracts),
  })
})
