export type Progress = {
  /** Says what is being done now; what was being done before is thereby finished. */
  begin(sentence: string): void
  finish(): void
  /** Ends a line that may have been begun, because something else is to be said. */
  interrupt(): void
}

/** One line for each step of a start, with the seconds that it took. */
export function createProgress(write: (text: string) => void, now = () => performance.now()): Progress {
  let begun: number | null = null
  const finish = () => {
    if (begun === null) return
    write(` ${((now() - begun) / 1000).toFixed(1)} s\n`)
    begun = null
  }
  return {
    begin(sentence) {
      finish()
      write(`${sentence} …`)
      begun = now()
    },
    finish,
    interrupt() {
      if (begun !== null) write("\n")
      begun = null
    },
  }
}
