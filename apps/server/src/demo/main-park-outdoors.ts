import { line, type PlanFeatures, planRecord, point, rectangle, type Site, type XY } from '#imdf/sample-plan.ts'

/** Boundary of the main park in metres of its site. */
export const MAIN_BOUNDARY = [0, 0, 410, 295] as const

/**
 * Streets, walks, gates, parking, stops and zones of the main park. On purpose: the west side has one gate onto its highway, the north ring
 * joins no highway, the lane to the pump house is 3.5 m wide, the walk to plant 5 has a gap, and the pump house has no walk at all.
 */
export function mainParkOutdoors(on: Site, days: { ahead(days: number): string; ago(days: number): string }): PlanFeatures {
  const zone = (code: string, name: string, zoneKind: string, ...box: [number, number, number, number]) =>
    planRecord(on, 'parks.zone', code, name, { zoneKind, geometry: rectangle(on, ...box) })
  const road = (code: string, name: string, roadClass: string, widthM: number, ...points: XY[]) =>
    planRecord(on, 'parks.road', code, name, { roadClass, widthM, geometry: line(on, ...points) })
  const gate = (code: string, name: string, gateKind: string, road: string, isOpen: boolean, x: number, y: number) =>
    planRecord(on, 'parks.gate', code, name, { gateKind, isOpen, road, geometry: point(on, x, y) })
  const main = road('DL-01', '织云大道', 'main', 16, [210, -22], [210, 0], [210, 72], [210, 150], [210, 200], [210, 228], [210, 285])
  const south = road('DL-02', '锦纶路', 'secondary', 9, [330, -22], [330, 0], [330, 115], [330, 150])
  const middle = road('DL-03', '纺车路', 'secondary', 9, [-25, 150], [0, 150], [210, 150], [330, 150], [400, 150])
  return {
    'parks.zone': [
      zone('GN-1', '生产一区', 'production', 14, 8, 198, 142),
      zone('GN-2', '生产二区', 'production', 14, 158, 198, 224),
      zone('GN-3', '仓储物流区', 'logistics', 14, 232, 198, 282),
      zone('GN-4', '商务区', 'business', 224, 8, 400, 142),
      zone('GN-5', '生活区', 'living', 224, 158, 400, 282),
    ],
    'parks.road': [
      road('GL-01', '织浔公路（过境，示意）', 'highway', 24, [-80, -22], [-25, -22], [210, -22], [330, -22], [480, -22]),
      road('GL-02', '西苕公路（过境，示意）', 'highway', 20, [-25, -22], [-25, 150], [-25, 330]),
      main,
      south,
      middle,
      road('DL-04', '经纱巷', 'branch', 6, [20, 72], [106, 72], [210, 72]),
      road('DL-05', '纬纱巷', 'branch', 6, [20, 228], [115, 228], [210, 228]),
      road('DL-06', '绣坊路', 'branch', 6, [210, 200], [290, 200], [352, 200]),
      road('DL-07', '泵房便道', 'branch', 3.5, [352, 200], [390, 200], [390, 258]),
      road('DL-08', '北环路', 'main', 12, [20, 285], [115, 285], [210, 285]),
    ],
    'parks.walkway': mainParkWalks(on),
    'parks.gate': [
      gate('DM-1', '南大门', 'both', main.id, true, 210, 0),
      gate('DM-2', '南货运门', 'vehicle', south.id, true, 330, 0),
      gate('DM-3', '西门', 'both', middle.id, true, 0, 150),
      gate('DM-4', '西北消防门（常闭）', 'vehicle', middle.id, false, 0, 285),
    ],
    'parks.parkingArea': [
      planRecord(on, 'parks.parkingArea', 'TC-1', '商务停车场', {
        spaces: 168,
        plannedSpaces: 160,
        chargingPoints: 24,
        geometry: rectangle(on, 240, 60, 318, 106),
      }),
      planRecord(on, 'parks.parkingArea', 'TC-2', '货车停车场', {
        spaces: 36,
        plannedSpaces: 60,
        chargingPoints: 4,
        geometry: rectangle(on, 342, 60, 396, 106),
      }),
    ],
    'parks.transitStop': [
      planRecord(on, 'parks.transitStop', 'GJ-1', '织云大道站', {
        routes: '织里 3 路、织里 8 路',
        reachesCityStop: true,
        timetableValidUntil: days.ahead(210),
        geometry: point(on, 200, -8),
      }),
      planRecord(on, 'parks.transitStop', 'GJ-2', '锦纶路站', {
        routes: '厂区接驳 K1',
        reachesCityStop: false,
        timetableValidUntil: days.ago(40),
        geometry: point(on, 220, 164),
      }),
    ],
  }
}

function mainParkWalks(on: Site) {
  const way = (code: string, name: string, walkwayKind: string, ...points: XY[]) =>
    planRecord(on, 'parks.walkway', code, name, { walkwayKind, widthM: walkwayKind === 'crossing' ? 4 : 2, geometry: line(on, ...points) })
  return [
    way('RX-01', '织云大道西侧人行道', 'footway', [200, -8], [200, 66], [200, 144], [200, 164], [200, 234]),
    way('RX-02', '织云大道东侧人行道', 'footway', [220, 32], [220, 66], [220, 82], [220, 144], [220, 164], [220, 222], [220, 228]),
    way('RX-03', '经纱巷口人行横道', 'crossing', [200, 66], [220, 66]),
    way('RX-04', '纺车路口人行横道', 'crossing', [200, 144], [220, 144]),
    way('RX-05', '绣坊路口人行横道', 'crossing', [200, 164], [220, 164]),
    way('RX-06', '经纱巷人行道', 'footway', [60, 66], [152, 66], [200, 66]),
    way('RX-07', '1 号厂房连接道', 'footway', [60, 66], [60, 60]),
    way('RX-08', '2 号厂房连接道', 'footway', [152, 66], [152, 60]),
    way('RX-09', '3 号厂房连接道', 'crossing', [60, 66], [60, 85]),
    way('RX-10', '4 号厂房连接道', 'crossing', [152, 66], [152, 85]),
    way('RX-11', '纺车路北侧人行道', 'footway', [60, 164], [152, 164], [200, 164]),
    way('RX-12', '5 号厂房连接道（未接通）', 'footway', [60, 168.2], [60, 170]),
    way('RX-13', '6 号厂房连接道', 'footway', [152, 164], [152, 170]),
    way('RX-14', '仓库人行道', 'footway', [65, 234], [200, 234]),
    way('RX-15', '仓库连接道', 'footway', [65, 234], [65, 242]),
    way('RX-16', '办公楼连接道', 'footway', [220, 32], [235, 32]),
    way('RX-17', '停车场连接道', 'footway', [220, 82], [240, 82]),
    way('RX-18', '宿舍区人行道', 'footway', [220, 164], [241.8, 164], [274.2, 164], [301.5, 164], [322.5, 164]),
    way('RX-19', '1 号宿舍西楼梯连接道', 'footway', [241.8, 164], [241.8, 170]),
    way('RX-20', '1 号宿舍东楼梯连接道', 'footway', [274.2, 164], [274.2, 170]),
    way('RX-21', '2 号宿舍西楼梯连接道', 'footway', [301.5, 164], [301.5, 170]),
    way('RX-22', '2 号宿舍东楼梯连接道', 'footway', [322.5, 164], [322.5, 170]),
    way('RX-23', '食堂连接道', 'footway', [220, 222], [240, 222]),
  ]
}
