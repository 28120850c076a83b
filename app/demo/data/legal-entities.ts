import { demoId } from "#app/demo/data/demo-id.ts"

/**
 * The bodies behind the schools. Their VAT numbers have valid check digits and begin with two noughts, as no number
 * in use does. St Wystan's is too small to be registered, so that its invoices carry no VAT.
 */
const facts = {
  county: {
    kind: "local-authority",
    name: "Marlshire County Council",
    addressLines: ["County Hall", "Castle Street", "Marlchester", "MZ1 1AA"],
    vatNumber: "GB 004 8217 08",
    registerCode: "991",
  },
  "weir-valley": {
    kind: "trust",
    name: "Weir Valley Learning Trust",
    addressLines: ["Priory Road", "Aldermere", "MZ14 4QT"],
    vatNumber: "GB 006 3542 10",
    registerCode: "99101",
  },
  "st-wystan": {
    kind: "trust",
    name: "St Wystan Academy Trust",
    addressLines: ["Chantry Lane", "Aldermere", "MZ14 2HB"],
    vatNumber: null,
    registerCode: "99102",
  },
  "east-fen": {
    kind: "trust",
    name: "East Fen Schools Partnership",
    addressLines: ["Northgate", "Skelby", "MZ22 6PD"],
    vatNumber: "GB 007 1194 11",
    registerCode: "99103",
  },
} as const

export type LegalEntityKey = keyof typeof facts

const madeAt = Temporal.Instant.from("2020-09-01T08:00:00Z")

export const legalEntities = Object.entries(facts).map(([key, entity]) => ({
  key: key as LegalEntityKey,
  id: demoId(`legal entity ${key}`, madeAt),
  ...entity,
  addressLines: [...entity.addressLines],
}))

export const legalEntity = (key: LegalEntityKey) => legalEntities.find((entity) => entity.key === key)!
