// Generated from the migrations by `npm run generate`; do not edit.

/** A row of companies.company. */
export interface CompanyRow {
  id: string
  company_id: string
  park_id: string
  code: string
  name: string
  credit_code: string
  short_name: string | null
  industry_code: string | null
  industry_name: string | null
  main_business: string | null
  legal_representative: string | null
  contact_name: string | null
  contact_phone: string | null
  staff: number | null
  annual_revenue_yuan: number | null
  total_assets_yuan: number | null
  size_class: 'micro' | 'small' | 'medium' | 'large' | null
  is_service_provider: boolean | null
  unit: string | null
  admitted_on: string | null
  left_on: string | null
  extra: unknown
  version: number
  search: string[]
  created_at: Date
  updated_at: Date
  removed_at: Date | null
}
