import { registerPage } from '#ui/ledger/RegisterPage.tsx'
import { company } from '../../contract.ts'

export const CompaniesPage = registerPage({ zh: '企业台账', en: 'Company register' }, ['3.1', '7.4.1.1'], [company])
