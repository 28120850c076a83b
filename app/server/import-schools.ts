import { readFile } from "node:fs/promises"
import { importRegister } from "#app/features/groups/register/import-register.server.ts"
import { type ExtractFault, parseExtract } from "#app/features/groups/register/register-extract.ts"
import { createDatabase, createPool } from "#db/client.ts"

const faultInWords = ({ line, column, sentence }: ExtractFault) =>
  `Line ${line}${column ? `, column “${column}”` : ""}: ${sentence}`

const [file] = process.argv.slice(2)
const ownerUrl = process.env.DATABASE_OWNER_URL

if (!file || !ownerUrl) {
  console.error(
    "Say which file: npm run import-schools -- FILE, an establishment extract of the register as CSV.",
  )
  console.error("Set DATABASE_OWNER_URL to the address of the database, as the role that owns it.")
  process.exit(1)
}

const parsed = parseExtract(await readFile(file), Temporal.Now.plainDateISO("Europe/London"))
if (!parsed.ok) {
  console.error(`${file} was not imported.`)
  for (const fault of parsed.reason) console.error(faultInWords(fault))
  process.exit(1)
}
const owner = createDatabase(createPool(ownerUrl, null, 1))
const { added, changed, passedOver } = await importRegister(owner, parsed.value)
await owner.destroy()
console.log(`${added} schools added, ${changed} brought up to date, ${passedOver} passed over.`)
