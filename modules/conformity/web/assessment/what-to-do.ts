import type { Text } from '#kernel/operation.ts'
import type { RequirementRow } from '../calls.ts'

export interface NextStep {
  text: Text
  /** Part of the requirement's page where it is done. */
  part: '' | '#evidence' | '#findings' | '#children'
}

/** The one thing to do next about a gap. */
export function whatToDo(row: Pick<RequirementRow, 'reason' | 'worst' | 'outcome'>): NextStep {
  const name = row.worst?.subject.name ?? ''
  switch (row.reason.code) {
    case 'subject_not_met':
      return { text: { zh: `整改「${name}」`, en: `Mend ${name}` }, part: '#findings' }
    case 'subject_unknown':
      return { text: { zh: `补录「${name}」的数据`, en: `Enter the missing data of ${name}` }, part: '#findings' }
    case 'no_subject':
      return {
        text: { zh: '登记判定对象，或在园区档案声明没有这类设施', en: 'Record what is to be judged, or declare that the park has none' },
        part: '#findings',
      }
    case 'evidence_missing':
      return { text: { zh: '上传佐证', en: 'Hand in evidence' }, part: '#evidence' }
    case 'evidence_expired':
      return { text: { zh: '佐证已过期，重新上传', en: 'The evidence expired: hand in a new one' }, part: '#evidence' }
    case 'evidence_pending':
      return { text: { zh: '请审核人审核佐证', en: 'Have the evidence reviewed' }, part: '#evidence' }
    case 'evidence_refuted':
      return { text: { zh: '整改后重新上传佐证', en: 'Mend it, then hand in new evidence' }, part: '#evidence' }
    case 'declared_absent_but_found':
      return { text: { zh: '核对园区档案的声明与台账', en: 'Check the declaration against the registers' }, part: '#findings' }
    case 'rolled_up':
      return { text: { zh: '查看下级条款', en: 'See the requirements below' }, part: '#children' }
    default:
      return { text: { zh: '查看详情', en: 'See the details' }, part: '' }
  }
}
