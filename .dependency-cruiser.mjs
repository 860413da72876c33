// The house's walls. Each rule has a fixture under tools/boundary-fixtures that must break it (tools/check-boundaries.mjs).
export default {
  forbidden: [
    {
      name: 'rules-are-pure',
      severity: 'error',
      comment: 'Rules decide; they know no database, clock or Node.',
      from: { path: '^modules/([^/]+)/server/rules', pathNot: '[.]test[.]ts$' },
      to: { pathNot: ['^modules/$1/contract', '^modules/$1/server/rules', '^packages/kernel/src/(lifecycle|operation|ledger)[.]ts$', '^packages/codes/'] },
    },
    {
      name: 'modules-meet-at-the-contract',
      severity: 'error',
      from: { path: '^modules/([^/]+)/', pathNot: '[.]test[.]ts$' },
      to: { path: '^modules/', pathNot: ['^modules/$1/', '^modules/[^/]+/contract[-a-z]*[.]ts$'] },
    },
    {
      name: 'web-never-sees-server',
      severity: 'error',
      from: { path: ['^modules/[^/]+/web/', '^modules/[^/]+/contract', '^apps/web/src/', '^packages/ui/'] },
      to: { path: ['^modules/[^/]+/server/', '^packages/kernel/src/(server/|testing[.]ts$)', '^packages/(imdf|sheets)/', 'node_modules/(kysely|pg|fastify)/'] },
    },
    { name: 'contracts-are-plain', severity: 'error', from: { path: '^modules/[^/]+/contract' }, to: { pathNot: ['^modules/[^/]+/contract', '^packages/kernel/src/(operation|ledger)[.]ts', '^packages/(standard|codes)/', 'node_modules/zod/'] } },
    { name: 'packages-know-no-module', severity: 'error', from: { path: '^packages/', pathNot: '[.]test[.]ts$' }, to: { path: '^(modules|apps)/' } },
    { name: 'checks-are-pure', severity: 'error', from: { path: '^modules/[^/]+/server/checks/', pathNot: '[.]test[.]ts$' }, to: { path: ['node_modules/(kysely|pg|fastify)/', '^packages/kernel/src/server/'], dependencyTypesNot: ['type-only'] } },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'no-forbidden-names', severity: 'error', from: {}, to: { path: '(^|/)(utils?|helpers?|common|shared|managers?|services?|base|misc|types)([.]tsx?$|/)', pathNot: 'node_modules' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|node_modules/[.]vite)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'], extensions: ['.ts', '.tsx', '.mjs', '.js'] },
  },
}
