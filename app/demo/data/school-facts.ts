import type { LegalEntityKey } from "#app/demo/data/legal-entities.ts"

export type SchoolFacts = {
  key: string
  /** From a range that the register has never given out. */
  urn: number
  name: string
  phase: "early-years" | "primary" | "secondary" | "special" | "post-16"
  /** As the register calls it. */
  type: string
  /** Number on roll. */
  roll: number
  entity: LegalEntityKey
  street: string
  town: string
  postcode: string
  /** Of its invoice numbers; none before it joins. */
  prefix: string
}

const community = "Community school"
const church = "Voluntary controlled school"
const converter = "Academy converter"
const sponsored = "Academy sponsor led"

type Row = [
  key: string,
  urn: number,
  name: string,
  phase: SchoolFacts["phase"],
  type: string,
  roll: number,
  entity: LegalEntityKey,
  street: string,
  town: string,
  postcode: string,
  prefix: string,
]

const read = (rows: Row[]): SchoolFacts[] =>
  rows.map(([key, urn, name, phase, type, roll, entity, street, town, postcode, prefix]) => ({
    ...{ key, urn, name, phase, type, roll, entity, street, town, postcode, prefix },
  }))

// biome-ignore format: a table reads best a school a line.
/** The market town of Aldermere and its villages, which learn together. */
export const learningCommunity = read([
  ["aldermere-high", 980_101, "Aldermere High School", "secondary", converter, 1392, "weir-valley", "Priory Road", "Aldermere", "MZ14 4QT", "AHS"],
  ["market-street", 980_102, "Market Street Primary School", "primary", community, 412, "county", "Market Street", "Aldermere", "MZ14 1DW", "MSP"],
  ["hollin-lane", 980_103, "Hollin Lane Primary Academy", "primary", converter, 420, "weir-valley", "Hollin Lane", "Aldermere", "MZ14 3RX", "HLP"],
  ["st-wystan", 980_104, "St Wystan's Catholic Primary School", "primary", converter, 208, "st-wystan", "Chantry Lane", "Aldermere", "MZ14 2HB", "SWC"],
  ["kingsholt", 980_105, "Kingsholt Primary Academy", "primary", sponsored, 315, "weir-valley", "The Green", "Kingsholt", "MZ15 6NE", "KPA"],
  ["wyrebridge", 980_106, "Wyrebridge Primary School", "primary", community, 261, "county", "Mill Road", "Wyrebridge", "MZ15 2LJ", "WYR"],
  ["stanbury-cross", 980_107, "Stanbury Cross Community Primary School", "primary", community, 187, "county", "Turnpike Road", "Stanbury Cross", "MZ16 5TS", "SBC"],
  ["ashcombe-magna", 980_108, "Ashcombe Magna Primary School", "primary", community, 143, "county", "Rectory Lane", "Ashcombe Magna", "MZ16 1PF", "ASH"],
  ["fenny-barrow", 980_109, "Fenny Barrow Church of England Primary School", "primary", church, 96, "county", "Church Walk", "Fenny Barrow", "MZ17 8GA", "FBP"],
  ["little-thrale", 980_110, "Little Thrale Church of England Primary School", "primary", church, 43, "county", "Pound Lane", "Little Thrale", "MZ17 3QB", "LTP"],
  ["early-years", 980_111, "Aldermere Early Years Centre", "early-years", "Local authority nursery school", 78, "county", "Orchard Way", "Aldermere", "MZ14 1HY", "AEY"],
  ["larkfield", 980_112, "Larkfield School", "special", "Community special school", 124, "county", "Larkfield Road", "Aldermere", "MZ14 5BN", "LKF"],
])

// biome-ignore format: a table reads best a school a line.
/** The trust's schools elsewhere in the county. */
export const trustBeyondTown = read([
  ["pellbrook", 980_113, "Pellbrook Academy", "secondary", sponsored, 1047, "weir-valley", "Foundry Road", "Pellbrook", "MZ18 2WK", "PBA"],
  ["pellbrook-junior", 980_114, "Pellbrook Junior Academy", "primary", converter, 352, "weir-valley", "Canal Street", "Pellbrook", "MZ18 2YD", "PBJ"],
  ["marsh-end", 980_115, "Marsh End Primary Academy", "primary", converter, 228, "weir-valley", "Sluice Lane", "Marsh End", "MZ19 7EU", "MEP"],
  ["tollhouse", 980_116, "Tollhouse Infant Academy", "primary", converter, 174, "weir-valley", "Tollhouse Hill", "Pellbrook", "MZ18 4AL", "THI"],
  ["sixth-form", 980_117, "Weir Valley Sixth Form", "post-16", "Free schools 16 to 19", 640, "weir-valley", "Station Approach", "Pellbrook", "MZ18 1SR", "WVS"],
])

// biome-ignore format: a table reads best a school a line.
/** In the register of schools, and not on Kith yet: to be invited, or to join. */
export const notYetOnKith = read([
  ["tarn-edge", 980_118, "Tarn Edge Primary School", "primary", community, 92, "county", "Tarn Edge Road", "Upper Thrale", "MZ17 5DJ", ""],
  ["saltmarsh", 980_119, "Saltmarsh Nursery School", "early-years", "Local authority nursery school", 64, "county", "Quay Street", "Marsh End", "MZ19 7LN", ""],
  ["great-thrale", 980_120, "Great Thrale Primary School", "primary", community, 166, "county", "Hall Lane", "Great Thrale", "MZ17 2CV", ""],
  ["skelby-college", 980_121, "Skelby Community College", "secondary", sponsored, 894, "east-fen", "Northgate", "Skelby", "MZ22 6PD", ""],
  ["ivy-lane", 980_122, "Ivy Lane Primary Academy", "primary", converter, 301, "east-fen", "Ivy Lane", "Skelby", "MZ22 3UH", ""],
  ["bridge-house", 980_123, "Bridge House School", "special", "Community special school", 71, "county", "Bridge House Lane", "Marlchester", "MZ2 9TX", ""],
])
