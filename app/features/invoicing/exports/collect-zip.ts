import { Zip, ZipDeflate, ZipPassThrough } from "fflate"

/** Collects files into one ZIP. Text is compressed; bytes, such as PDFs, are taken to be compressed already. */
export const collectZip = () => {
  const chunks: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    chunks.push(chunk)
  })
  return {
    add: (name: string, content: string | Uint8Array, isoDate: string) => {
      const isText = typeof content === "string"
      const entry = isText ? new ZipDeflate(name) : new ZipPassThrough(name)
      // ZIP has no time zone: it stores what a local clock shows, so the date is built from local parts.
      entry.mtime = new Date(`${isoDate}T12:00:00`)
      zip.add(entry)
      entry.push(isText ? new TextEncoder().encode(content) : content, true)
    },
    finish: (): Uint8Array => {
      zip.end()
      return Buffer.concat(chunks)
    },
  }
}
