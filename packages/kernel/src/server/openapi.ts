import { z } from 'zod'
import type { Operation } from '../operation.ts'

type Json = Record<string, unknown>

function schemaOf(schema: z.core.$ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12', reused: 'inline' }) as Json
  return rest
}

function isPlain(schema: Json): boolean {
  return ['string', 'number', 'integer', 'boolean'].includes(String(schema.type)) || 'enum' in schema
}

function parametersOf(operation: Operation): Json[] {
  const input = schemaOf(operation.input, 'input') as { properties?: Record<string, Json>; required?: string[] }
  return Object.entries(input.properties ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: input.required?.includes(name) ?? false,
    ...(isPlain(schema) ? { schema } : { content: { 'application/json': { schema } } }),
  }))
}

const PROBLEM = { description: 'Problem details (RFC 9457)', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } }

function pathOf(operation: Operation): Json {
  const isCommand = operation.kind === 'command'
  return {
    operationId: operation.name,
    tags: [operation.name.split('.')[0]],
    summary: operation.title.zh,
    description: [operation.title.en, ...Object.entries(operation.refusals ?? {}).map(([code, text]) => `- \`${code}\`: ${text.zh} ${text.en}`)].join('\n'),
    'x-roles': operation.roles,
    'x-scope': operation.scope,
    ...(operation.fresh ? { 'x-fresh-factor': true } : {}),
    ...(operation.roles.includes('anonymous') ? { security: [] } : {}),
    ...(isCommand
      ? {
          parameters: [{ name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', minLength: 8, maxLength: 200 } }],
          requestBody: { required: true, content: { 'application/json': { schema: schemaOf(operation.input, 'input') } } },
        }
      : { parameters: parametersOf(operation) }),
    responses: { '200': { description: 'OK', content: { 'application/json': { schema: schemaOf(operation.output, 'output') } } }, default: PROBLEM },
  }
}

/** The OpenAPI 3.1 document of all operations, made from the contracts. */
export function openApiDocument(operations: readonly Operation[], version: string): Json {
  const sorted = [...operations].sort((a, b) => (a.name < b.name ? -1 : 1))
  return {
    openapi: '3.1.0',
    info: { title: '织园 Zhiyuan', version, description: '小微企业园管理与服务平台接口。查询用 GET（对象参数为 JSON），命令用 POST。' },
    servers: [{ url: '/' }],
    security: [{ session: [] }, { accessToken: [] }],
    paths: Object.fromEntries(sorted.map((operation) => [`/api/${operation.name}`, { [operation.kind === 'command' ? 'post' : 'get']: pathOf(operation) }])),
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'sid' }, accessToken: { type: 'http', scheme: 'bearer' } },
      schemas: {
        Problem: {
          type: 'object',
          required: ['type', 'title', 'status', 'detail', 'code', 'requestId'],
          properties: {
            type: { type: 'string' },
            title: { type: 'string' },
            status: { type: 'integer' },
            detail: { type: 'string' },
            code: { type: 'string' },
            requestId: { type: 'string' },
            details: { type: 'object' },
            errors: {
              type: 'array',
              items: { type: 'object', properties: { path: { type: 'array', items: {} }, code: { type: 'string' }, message: { type: 'string' } } },
            },
          },
        },
      },
    },
  }
}
