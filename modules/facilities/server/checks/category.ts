import { check } from '#standard/check.ts'
import { lacking, quantity, verdict } from '#standard/verdict.ts'
import type { CategoryFact } from '../facts/category.ts'

/** 4.1: each category of facilities is present, or declared as not needed with a reason, signed and dated. */
export const categoryPresent = check<CategoryFact>({
  name: 'facilities.categoryPresent',
  subject: 'facilities.category',
  parameters: {},
  decide({ declaration, records }) {
    const required = { code: 'facilities.presence_demanded' }
    const count = records?.count ?? 0
    const measured = records ? quantity(count, '1') : null
    const sources = declaration ? [{ ledger: 'facilities.facilityDeclaration', id: declaration.id, label: declaration.name, on: declaration.signedOn }] : []
    if (declaration?.state === 'notNeeded' && count > 0) {
      return verdict('unknown', 'facilities.declaration_contradicted', {
        required,
        measured,
        args: { count },
        sources,
        missing: lacking('facilities.facilityDeclaration', declaration.id, 'state'),
      })
    }
    if (count > 0) return verdict('met', 'facilities.category_recorded', { required, measured, args: { count }, sources })
    if (!declaration)
      return verdict('unknown', 'facilities.category_not_declared', { required, missing: lacking('facilities.facilityDeclaration', null, 'category') })
    const open = [
      declaration.isSigned ? null : 'signedBy',
      declaration.signedOn === null ? 'signedOn' : null,
      declaration.state === 'notNeeded' && !declaration.reason ? 'reason' : null,
    ].filter((field) => field !== null)
    if (open.length > 0)
      return verdict('unknown', 'facilities.declaration_incomplete', {
        required,
        sources,
        missing: lacking('facilities.facilityDeclaration', declaration.id, ...open),
      })
    if (declaration.state === 'notNeeded')
      return verdict('notApplicable', 'facilities.category_not_needed', { required, args: { reason: declaration.reason ?? '' }, sources })
    return verdict('met', 'facilities.category_declared', { required, sources })
  },
})
