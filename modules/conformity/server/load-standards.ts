import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseStandard, type Standard } from '#standard/standard-file.ts'

/** Every `*.yaml` of a folder in order of name, except examples. @throws StandardFileError naming file, requirement and field */
export async function loadStandards(folder: string): Promise<Standard[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.yaml') && !name.endsWith('.example.yaml')).sort()
  return Promise.all(files.map(async (name) => parseStandard(await readFile(join(folder, name), 'utf8'), name)))
}
