import { registerPage } from '#ui/ledger/RegisterPage.tsx'
import { warehouse } from '../../contract.ts'

export const LogisticsPage = registerPage({ zh: '仓储物流与配送中心', en: 'Warehousing and logistics' }, ['6.2.1.1', '6.2.1.2', '6.2.1.3'], [warehouse])
