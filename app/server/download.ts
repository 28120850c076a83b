type Download = { name: string; mediaType: string; content: string | Uint8Array }

/** RFC 5987 lets these few stand as they are in an encoded file name. */
const encoded = (name: string) =>
  encodeURIComponent(name).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16)}`)

/** A file to keep, under its own name in any script (RFC 6266), which no proxy or browser keeps a copy of. */
export const download = ({ name, mediaType, content }: Download): Response => {
  const plainName = name.replace(/[^\x20-\x7e]|["\\%]/g, "_")
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content
  return new Response(bytes as BodyInit, {
    headers: {
      "Content-Type": mediaType,
      "Content-Length": String(bytes.byteLength),
      "Content-Disposition": `attachment; filename="${plainName}"; filename*=UTF-8''${encoded(name)}`,
      "Cache-Control": "private, no-store",
    },
  })
}
