import { useSyncExternalStore } from 'react'
import { newId } from './api.ts'

export interface ToastNote {
  id: string
  text: string
  tone: 'good' | 'bad' | 'info'
  /** Takes the act back; the note stays for eight seconds. */
  undo?: () => unknown
}

let notes: readonly ToastNote[] = []
const listeners = new Set<() => void>()

function change(next: readonly ToastNote[]): void {
  notes = next
  for (const listener of listeners) listener()
}

/** Says that something happened. Never the only carrier of an error: errors also stand where they arose. */
export function toast(note: Omit<ToastNote, 'id' | 'tone'> & { tone?: ToastNote['tone'] }): void {
  const id = newId()
  change([...notes.slice(-2), { tone: 'good', ...note, id }])
  setTimeout(() => dismissToast(id), note.undo ? 8_000 : 5_000)
}

export function dismissToast(id: string): void {
  change(notes.filter((note) => note.id !== id))
}

export function useToasts(): readonly ToastNote[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => notes,
  )
}
