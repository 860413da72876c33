// Generated from the migrations by `npm run generate`; do not edit.

/** A row of files.file. */
export interface FileRow {
  id: string
  park_id: string
  company_id: string | null
  owner_id: string
  name: string
  media_type: string
  bytes: string
  sha256: string
  width: number | null
  height: number | null
  state: 'stored' | 'quarantined'
  storage_key: string
  thumbnail_key: string | null
  purpose: string
  is_private: boolean
  created_at: Date
  verified_at: Date
  expires_at: Date | null
  removed_at: Date | null
}

/** A row of files.link. */
export interface LinkRow {
  id: string
  park_id: string
  company_id: string | null
  file_id: string
  ledger: string
  record_id: string
  caption: string | null
  created_by: string
  created_at: Date
}
