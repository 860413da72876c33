import type { Text } from '#kernel/operation.ts'
import type { Issue } from './issue.ts'

/** Message templates: `{name}` is replaced by the issue's argument `name`, in English by `name_en` when there is one. The place (file, feature, property, line) is put in front by `issueText`. */
export const ISSUE_TEXTS = {
  // The archive as a file.
  zip_corrupt: { zh: '不是完整的 ZIP 压缩包，文件已损坏：{reason}', en: 'Not a complete zip archive: {reason}' },
  zip_unsupported: {
    zh: 'ZIP 使用了不支持的特性（{feature}），请用普通方式重新压缩',
    en: 'The zip uses {feature}, which is not supported; compress it again without',
  },
  zip_too_many_files: { zh: '压缩包内有 {count} 个文件，最多允许 {limit} 个', en: 'The archive holds {count} files; at most {limit} are allowed' },
  zip_too_big: { zh: '解压后共 {megabytes} MB，最多允许 {limit} MB', en: 'Unpacked the archive has {megabytes} MB; at most {limit} MB are allowed' },
  zip_ratio: {
    zh: '压缩比 {ratio} 倍，超过 {limit} 倍，疑似压缩炸弹，已拒绝解压',
    en: 'Compressed {ratio}-fold, above the limit of {limit}: refused as a zip bomb',
  },
  zip_unsafe_path: { zh: '压缩包内含不安全的路径：{path}', en: 'The archive holds an unsafe path: {path}' },
  zip_symlink: { zh: '压缩包内含符号链接：{path}', en: 'The archive holds a symbolic link: {path}' },
  zip_duplicate_file: { zh: '压缩包内有同名文件：{path}', en: 'The archive holds this file twice: {path}' },
  file_not_utf8: { zh: '文件不是 UTF-8 编码', en: 'The file is not UTF-8 text' },
  json_invalid: { zh: 'JSON 语法错误：第 {line} 行第 {column} 列，“{found}”处', en: 'Not valid JSON: line {line}, column {column}, at “{found}”' },
  json_too_deep: { zh: 'JSON 嵌套超过 {limit} 层', en: 'JSON nested deeper than {limit} levels' },
  json_not_finite: { zh: '第 {line} 行出现 {found}，不是有效的数字', en: 'Line {line} holds {found}, which is not a number' },
  json_forbidden_key: { zh: '含有不允许的属性名 {key}', en: 'Holds the forbidden property name {key}' },
  // Manifest and collections.
  manifest_missing: { zh: '缺少 manifest.json，不是 IMDF 数据包', en: 'manifest.json is missing: this is no IMDF archive' },
  manifest_invalid: { zh: 'manifest.json 的“{member}”缺失或无效', en: 'manifest.json: “{member}” is missing or invalid' },
  version_unsupported: { zh: 'IMDF 版本 {version} 不受支持，仅支持 1.0.0', en: 'IMDF version {version} is not supported, only 1.0.0' },
  extension_newer: {
    zh: '扩展版本 {version} 与本系统的 {supported} 不同，不认识的属性将原样保留',
    en: 'Extension version {version} differs from {supported}; unknown properties are kept as they are',
  },
  collection_invalid: { zh: '不是 GeoJSON FeatureCollection', en: 'Not a GeoJSON feature collection' },
  feature_malformed: { zh: '第 {index} 个要素缺少 {member}', en: 'Feature {index} lacks {member}' },
  // Features.
  id_invalid: { zh: '编号“{id}”不是 UUID', en: 'Id “{id}” is not a UUID' },
  duplicate_id: { zh: '编号与 {other} 中的要素重复', en: 'The id is also used by a feature in {other}' },
  duplicate_code: { zh: '编码“{code}”与要素 {other} 重复', en: 'Code “{code}” is also used by feature {other}' },
  dangling_reference: { zh: '引用的“{target}”不存在（{id}）', en: 'Refers to a {target} that does not exist ({id})' },
  level_mismatch: { zh: '引用的空间“{unit}”位于另一楼层', en: 'Refers to the unit “{unit}”, which is on another level' },
  venue_missing: { zh: '缺少园区（venue）要素', en: 'The archive has no venue' },
  venue_many: { zh: '有 {count} 个园区（venue）要素，只能有一个', en: 'The archive has {count} venues; exactly one is allowed' },
  labels_invalid: { zh: '应为多语言标签，如 {"zh-Hans": "1 号楼"}', en: 'Must be labels by language, such as {"en": "Building 1"}' },
  name_missing: { zh: '{count} 个要素没有名称，已用编码代替', en: '{count} features have no name; their code stands in' },
  code_derived: { zh: '{count} 个要素没有编码（zy:code），已按编号生成', en: '{count} features have no zy:code; one was made from their id' },
  value_derived: { zh: '{count} 个要素缺少此属性，已按 IMDF 属性推定', en: '{count} features lack this property; it was derived from the IMDF properties' },
  unit_derived: { zh: '{count} 个洞口未标明所属空间，已按位置推定', en: '{count} openings do not name their unit; it was derived from their position' },
  unit_missing: { zh: '未标明所属空间，按位置也无法推定', en: 'Names no unit, and none lies beside it' },
  unknown_property: {
    zh: '{count} 个要素带有本系统不认识的扩展属性，将原样保留',
    en: '{count} features carry an extension property unknown here; it is kept as it is',
  },
  kept_verbatim: { zh: '{count} 个要素没有对应的台账，将原样保留', en: '{count} features have no ledger here; they are kept as they are' },
  // Values.
  required: { zh: '“{field}”不能为空', en: '“{field}” must not be empty' },
  value_wrong_type: { zh: '“{field}”的值 {value} 类型不对，应为{expected}', en: '“{field}”: {value} has the wrong type, expected {expected}' },
  value_not_option: { zh: '“{field}”的值 {value} 不在可选项内（{options}）', en: '“{field}”: {value} is none of {options}' },
  value_too_small: { zh: '“{field}”的值 {value} 小于 {limit}', en: '“{field}”: {value} is less than {limit}' },
  value_too_big: { zh: '“{field}”的值 {value} 大于 {limit}', en: '“{field}”: {value} is more than {limit}' },
  value_too_long: { zh: '“{field}”超过 {limit} 个字符', en: '“{field}” is longer than {limit} characters' },
  value_invalid: { zh: '“{field}”的值 {value} 无效', en: '“{field}”: {value} is not valid' },
  // Geometry.
  geometry_missing: { zh: '缺少几何图形', en: 'Has no geometry' },
  geometry_type: { zh: '几何类型为 {type}，应为 {expected}', en: 'Geometry is {type}, expected {expected}' },
  geometry_malformed: { zh: '坐标结构不是有效的 {type}', en: 'Coordinates do not form a {type}' },
  coordinate_not_number: { zh: '坐标不是数字（第 {index} 个点：{value}）', en: 'A coordinate is not a number (point {index}: {value})' },
  coordinate_out_of_range: { zh: '坐标超出范围（第 {index} 个点：{value}）', en: 'A coordinate is out of range (point {index}: {value})' },
  coordinates_swapped: { zh: '经纬度颠倒（{value}）：应先经度后纬度', en: 'Longitude and latitude are swapped ({value}): longitude comes first' },
  far_from_venue: { zh: '距园区 {kilometres} km，请核对坐标', en: '{kilometres} km away from the park: check the coordinates' },
  ring_not_closed: { zh: '多边形未闭合（首尾点不同）', en: 'The polygon is not closed (first and last point differ)' },
  ring_too_short: { zh: '多边形少于 3 个不同的点', en: 'The polygon has fewer than three different points' },
  line_too_short: { zh: '线少于 2 个不同的点', en: 'The line has fewer than two different points' },
  too_many_points: { zh: '有 {count} 个点，最多 {limit} 个', en: 'Has {count} points; at most {limit} are allowed' },
  self_crossing: { zh: '多边形自相交', en: 'The polygon crosses itself' },
  units_overlap: { zh: '与“{other}”重叠 {area} m²', en: 'Overlaps “{other}” by {area} m²' },
  unit_outside_level: { zh: '超出楼层“{level}”的轮廓 {metres} m', en: 'Reaches {metres} m beyond the outline of level “{level}”' },
  opening_off_unit: { zh: '距空间“{unit}”的边界 {metres} m，不在其墙上', en: 'Lies {metres} m off the boundary of unit “{unit}”' },
  level_without_exit: { zh: '楼层有 {rooms} 间居室，但没有安全出口', en: 'The level has {rooms} lodging rooms but no safety exit' },
  more_of_code: { zh: '另有 {count} 处同类问题（{code}）', en: '{count} more issues of the same kind ({code})' },
} as const satisfies Record<string, Text>

/** The whole message for people: place, then what is wrong. */
export function issueText(issue: Issue, language: keyof Text): string {
  const message = ISSUE_TEXTS[issue.code][language].replace(/\{(\w+)\}/g, (whole, key: string) =>
    String((language === 'en' ? issue.args[`${key}_en`] : undefined) ?? issue.args[key] ?? whole),
  )
  const feature = issue.featureName ? `${issue.featureName}${issue.featureId ? `（${issue.featureId}）` : ''}` : issue.featureId
  const place = [issue.file, language === 'zh' ? feature : feature?.replace('（', ' (').replace('）', ')'), issue.property].filter(Boolean).join(' · ')
  return place ? `${place}${language === 'zh' ? '：' : ': '}${message}` : message
}
