import { type Outcome, refuse, succeed } from "#app/core/outcome.ts"

export type UploadedFile = { name: string; bytes: Uint8Array }

type Upload = { form: FormData; file: Outcome<UploadedFile> }

/**
 * The form of a page that takes a CSV file in its field `file`, and that file; or a sentence for the field. A body
 * that cannot be read as a form is one with nothing in it.
 */
export async function readUpload(request: Request, mostBytes: number): Promise<Upload> {
  const form = await request.formData().catch((fault: unknown) => {
    // What undici says of a body that breaks off; everything else is a fault of ours.
    if (fault instanceof TypeError) return null
    throw fault
  })
  if (form === null)
    return {
      form: new FormData(),
      file: refuse("The file did not arrive whole. Choose it and send it again"),
    }
  const file = form.get("file")
  if (!(file instanceof File) || file.name === "") return { form, file: refuse("Choose a CSV file") }
  if (file.size > mostBytes) return { form, file: refuse("Choose a file of 2 MB or less") }
  return { form, file: succeed({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }) }
}
