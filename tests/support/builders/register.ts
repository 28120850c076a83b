const usual = {
  Postcode: "YO22 5RZ",
  URN: "100001",
  "LA (code)": "815",
  "LA (name)": "North Yorkshire",
  EstablishmentName: "Oak Primary School",
  "TypeOfEstablishment (name)": "Community school",
  "EstablishmentTypeGroup (name)": "Local authority maintained schools",
  "EstablishmentStatus (name)": "Open",
  OpenDate: "",
  CloseDate: "",
  "PhaseOfEducation (name)": "Primary",
  NumberOfPupils: "210",
  "Trusts (code)": "",
  "Trusts (name)": "",
  Street: "1 High Street",
  Locality: "",
  Address3: "",
  Town: "",
  "County (name)": "North Yorkshire",
}

const cell = (text: string) => `"${text.replaceAll('"', '""')}"`

/** What Windows-1252 puts where Latin-1 has control characters, as far as names of schools need it. */
const windows: Record<string, number> = { "’": 0x92, "–": 0x96 }

/** An establishment extract as the register publishes it, one row for each wish, in Windows-1252. */
export function extractFile(...wishes: Partial<typeof usual>[]): Uint8Array {
  const columns = Object.keys(usual) as (keyof typeof usual)[]
  const rows = wishes.map((wish) => columns.map((column) => cell(wish[column] ?? usual[column])).join(","))
  const text = [columns.map(cell).join(","), ...rows, ""].join("\r\n")
  return Uint8Array.from([...text], (character) => windows[character] ?? character.charCodeAt(0))
}
