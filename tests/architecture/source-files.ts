import { readdirSync, readFileSync } from "node:fs"

export type SourceFile = { path: string; text: string; lines: number; imports: string[] }

const root = new URL("../../", import.meta.url)
const IMPORT = /(?:\bfrom\s+|\bimport\s*\(?\s*)"([^"]+)"/g

const read = (path: string): SourceFile => {
  const text = readFileSync(new URL(path, root), "utf8")
  const imports = [...text.matchAll(IMPORT)].map((match) => match[1] ?? "").map(inHouse)
  return { path, text, lines: text.split("\n").length, imports: imports.filter((name) => name !== "") }
}

/** "#app/core/money.ts" → "app/core/money.ts"; "" for a library. */
const inHouse = (name: string) => (name.startsWith("#") ? name.slice(1) : name.startsWith(".") ? name : "")

/** Every file of code or styles in a folder and those below it, with what it imports of the house. */
export const sourceFiles = (...folders: string[]): SourceFile[] =>
  folders.flatMap((folder) =>
    readdirSync(new URL(`${folder}/`, root), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.(?:[jt]sx?|scss)$/.test(name))
      .sort()
      .map((name) => read(`${folder}/${name}`)),
  )
