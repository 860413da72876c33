import type { Text } from '#kernel/operation.ts'

/** Why a finding of this module is as it is; `{name}` stands for an argument. */
export const PARK_TEXTS: Readonly<Record<string, Text>> = {
  'parks.profile_demanded': {
    zh: '开发主体、规划批复、产业定位、运营机构、租金指导价齐备',
    en: 'Developer, planning approval, industry position, operator and rent guidance on record',
  },
  'parks.profile_incomplete': { zh: '园区档案 {fields} 项中已填 {filled} 项', en: '{filled} of {fields} items of the profile are filled in' },
  'parks.profile_complete': { zh: '园区档案齐备', en: 'The profile is complete' },
  'parks.rent_missing': { zh: '缺少租金指导价、平均租金或其日期', en: 'Rent guidance, average rent or its date is missing' },
  'parks.rent_outdated': { zh: '平均租金是 {on} 的，已过期', en: 'The average rent is of {on}, too old' },
  'parks.rent_within_guidance': {
    zh: '平均租金 {measured} 元/㎡·月，不高于指导价 {required}',
    en: 'Average rent {measured} CNY/m²/month, not above the guidance price {required}',
  },
  'parks.rent_above_guidance': {
    zh: '平均租金 {measured} 元/㎡·月，高于指导价 {required}',
    en: 'Average rent {measured} CNY/m²/month, above the guidance price {required}',
  },
  'parks.parking_not_recorded': { zh: '没有登记停车场', en: 'No parking area is recorded' },
  'parks.parking_short': { zh: '车位 {measured} 个，少于规划需求 {required} 个', en: '{measured} spaces, less than the planned need of {required}' },
  'parks.parking_need_missing': { zh: '未录入规划需求车位', en: 'The planned need is not recorded' },
  'parks.parking_sufficient': { zh: '车位 {measured} 个，不少于规划需求 {required} 个', en: '{measured} spaces, at least the planned need of {required}' },
  'parks.junction_demanded': { zh: '主干路与过境公路相连', en: 'A main road joins a through highway' },
  'parks.road_class_missing': { zh: '没有登记主干路或过境公路', en: 'No main road or no through highway is recorded' },
  'parks.main_road_joins': { zh: '主干路与过境公路相连', en: 'A main road joins a through highway' },
  'parks.main_road_apart': { zh: '主干路与过境公路相距 {measured} m，未相连', en: 'The main road ends {measured} m from the highway' },
  'parks.gate_not_recorded': { zh: '没有登记出入口', en: 'No gate is recorded' },
  'parks.gates_sufficient': { zh: '车行出入口 {measured} 个，不少于 {required} 个', en: '{measured} vehicle gates, at least {required}' },
  'parks.gates_too_few': { zh: '车行出入口 {measured} 个，少于 {required} 个', en: '{measured} vehicle gates, less than {required}' },
  'parks.boundary_missing': { zh: '园区没有边界', en: 'The park has no boundary' },
  'parks.no_bordering_road': { zh: '没有登记沿边界的过境公路', en: 'No through highway along the boundary is recorded' },
  'parks.gates_on_every_side': {
    zh: '临过境公路的 {sides} 个方向各有不少于 {required} 个车行出入口',
    en: 'At least {required} vehicle gates on each of the {sides} sides with a through highway',
  },
  'parks.gates_missing_on_side': {
    zh: '临过境公路的 {sides} 个方向中，{lacking} 个方向少于 {required} 个车行出入口',
    en: 'Less than {required} vehicle gates on {lacking} of the {sides} sides with a through highway',
  },
  'parks.building_not_drawn': { zh: '建筑没有轮廓', en: 'The building is not drawn' },
  'parks.road_not_recorded': { zh: '没有登记园区道路', en: 'No road of the park is recorded' },
  'parks.road_reaches': {
    zh: '距宽度不小于 {required} m 的道路 {distance} m；路网瓶颈比 {ratio}',
    en: '{distance} m from a road at least {required} m wide; bottleneck ratio {ratio}',
  },
  'parks.road_width_missing': { zh: '道路宽度未录入，无法判定', en: 'The width of a road is not recorded' },
  'parks.road_does_not_reach': {
    zh: '{within} m 内没有宽度不小于 {required} m 且通向园外的道路',
    en: 'No road at least {required} m wide that leads out lies within {within} m',
  },
  'parks.walkway_demanded': { zh: '与园区人行道路系统连通', en: "Joined to the park's walkways" },
  'parks.walkway_not_recorded': { zh: '没有登记人行道路', en: 'No walkway is recorded' },
  'parks.walkway_joined': { zh: '与人行道路系统连通', en: 'Joined to the walkways' },
  'parks.walkway_gap': { zh: '与人行道路系统之间有 {measured} m 缺口', en: '{measured} m short of the walkways' },
  'parks.stop_not_recorded': { zh: '没有登记公交站点', en: 'No transit stop is recorded' },
  'parks.stop_near': { zh: '步行至「{stop}」{measured} m，不大于 {required} m', en: '{measured} m on foot to {stop}, at most {required} m' },
  'parks.stop_facts_missing': {
    zh: '「{stop}」是否可达城市公交站未录入，或时刻表已过期',
    en: 'Whether {stop} reaches a city stop is not recorded, or its timetable is out of date',
  },
  'parks.stop_too_far': { zh: '步行至「{stop}」{measured} m，大于 {required} m', en: '{measured} m on foot to {stop}, more than {required} m' },
  'parks.no_city_stop': { zh: '可步行到达的站点均不通往城市公交站', en: 'No stop one can walk to reaches a city stop' },
  'parks.no_way_to_stop': { zh: '沿人行道路走不到任何公交站点', en: 'No walkway leads to a stop' },
}
