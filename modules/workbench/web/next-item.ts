const KEY = 'zhiyuan.todo.opened'

interface Opened {
  id: string
  title: string
}

/** Remembers which item was opened, so that coming back leads on to the next one. */
export function noteOpened(parkId: string | undefined, item: Opened): void {
  try {
    sessionStorage.setItem(`${KEY}.${parkId ?? ''}`, JSON.stringify(item))
  } catch {
    // Private mode: nothing leads on.
  }
}

export function lastOpened(parkId: string | undefined): Opened | undefined {
  try {
    const text = sessionStorage.getItem(`${KEY}.${parkId ?? ''}`)
    return text ? (JSON.parse(text) as Opened) : undefined
  } catch {
    return undefined
  }
}

export function forgetOpened(parkId: string | undefined): void {
  try {
    sessionStorage.removeItem(`${KEY}.${parkId ?? ''}`)
  } catch {
    // As above.
  }
}
