import type { Handler } from '#kernel/server/module.ts'
import { previewParameter, saveParameter } from '../contract.ts'
import type { parameterList } from '../contract-parameters.ts'
import { type Engine, standardOf } from './engine.ts'
import { parameterViews } from './parameter-views.ts'

export function parameterListHandler(engine: Engine): Handler<typeof parameterList> {
  return async ({ parkId, standard }, { db, actor }) => {
    const { standard: loaded, id: standardId } = standardOf(engine, standard)
    const requirements = []
    for (const requirement of loaded.requirements) {
      if (Object.keys(requirement.parameters).length + Object.keys(requirement.readings).length === 0) continue
      const { id, clause, chapter, level, title } = requirement
      requirements.push({ id, clause, chapter, level, title, parameters: await parameterViews(db, parkId, standardId, requirement) })
    }
    const holds = (roles: readonly string[]) => actor.roles.some((role) => roles.includes(role))
    return { chapters: loaded.chapters, requirements, can: { save: holds(saveParameter.roles), preview: holds(previewParameter.roles) } }
  }
}
