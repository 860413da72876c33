import type { Text } from '#kernel/operation.ts'
import type { Callable } from '../api.ts'

/** The shapes of the workbench's sheet operations as far as the pages use them; the design system imports no module. */
export interface UploadedFile {
  id: string
  name: string
  bytes: number
}

export interface ImportColumns {
  fileName: string
  columns: { column: string; letter: string; sample: string | null; field: string | null }[]
  missing: string[]
}

export interface StartedTask {
  taskId: string
  title: Text
}

export interface ImportResult {
  status: 'checking' | 'checked' | 'running' | 'finished' | 'failed' | 'cancelled'
  total: number
  processed: number
  valid: number
  invalid: number
  duplicates: number
  imported: number
  failed: number
  errors: { row: number; column: string | null; value: string | null; reason: Text }[]
  errorFileUrl: string | null
  problem: (Text & { code: string }) | null
}

/** One entry of the task tray. */
export interface TrayTask {
  id: string
  title: Text
  state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled'
  percent: number | null
  message: Text | null
  fileUrl: string | null
  fileName: string | null
  error: (Text & { code: string }) | null
  canCancel: boolean
}

export const UPLOAD = 'files/upload'
export const TEMPLATE_PATH = '/api/workbench.ledgerTemplate'
export const importColumns: Callable = { name: 'workbench.importColumns', kind: 'query', scope: 'park' }
export const startImport: Callable = { name: 'workbench.startImport', kind: 'command', scope: 'park' }
export const importResult: Callable = { name: 'workbench.importResult', kind: 'query', scope: 'park' }
export const startExport: Callable = { name: 'workbench.startExport', kind: 'command', scope: 'park' }
export const taskList: Callable = { name: 'workbench.taskList', kind: 'query', scope: 'park' }
export const cancelTask: Callable = { name: 'workbench.cancelTask', kind: 'command', scope: 'park' }
export const dismissTask: Callable = { name: 'workbench.dismissTask', kind: 'command', scope: 'park' }
