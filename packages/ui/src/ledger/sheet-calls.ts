import type { Callable } from '../api.ts'

/** Import of a sheet in four steps; each answer is kept on the server, so the wizard can be left and reopened. */
export interface UploadAnswer {
  importId: string
  fileName: string
  rowCount: number
  /** Columns of the file with the field each was matched to; null where none fits. */
  columns: { column: string; sample: string | null; field: string | null }[]
}

export interface ImportState {
  importId: string
  status: 'checking' | 'checked' | 'running' | 'finished' | 'failed' | 'cancelled'
  total: number
  processed: number
  valid: number
  invalid: number
  duplicates: number
  imported: number
  failed: number
  /** The first errors, for reading on the screen. */
  errors: { row: number; column: string; value: string; reason: string }[]
  errorFileUrl: string | null
}

export interface JobState {
  jobId: string
  status: 'waiting' | 'running' | 'finished' | 'failed' | 'cancelled'
  progress: number | null
  fileUrl: string | null
  fileName: string | null
  reason: string | null
}

export const TEMPLATE_PATH = '/api/sheets.template'
export const UPLOAD = 'sheets.startImport'
export const checkImport: Callable = { name: 'sheets.checkImport', kind: 'command', scope: 'park' }
export const runImport: Callable = { name: 'sheets.runImport', kind: 'command', scope: 'park' }
export const importState: Callable = { name: 'sheets.importState', kind: 'query', scope: 'park' }
export const startExport: Callable = { name: 'sheets.startExport', kind: 'command', scope: 'park' }
export const exportState: Callable = { name: 'sheets.exportState', kind: 'query', scope: 'park' }
