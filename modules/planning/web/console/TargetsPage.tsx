import { registerPage } from '#ui/ledger/RegisterPage.tsx'
import { planTarget } from '../../contract.ts'

export const TargetsPage = registerPage({ zh: '年度目标与实施方案', en: 'Annual goals' }, ['4.3', '5.1.b'], [planTarget])
