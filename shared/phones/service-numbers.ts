/** Numbers that a company or an office answers, dialled as they are; a landline's area code may stand in front. */
const serviceNumbers = {
  /** Police, fire, ambulance, enquiries. */
  emergency: /^1(?:1[0-9]|2[0-2])$/,
  /** 10086 and its branches such as 1008611. */
  carrier: /^100(?:00|10|15|50|86|99)\d{0,3}$/,
  /** 12315, 12345, 12306. */
  hotline: /^12\d{3}$/,
  /** 11185, 116114, 118114. */
  enquiry: /^11(?:18[35]|[68]\d{3})$/,
  /** 95588, 955888, 10105757, 95105105. */
  business: /^9[56]\d{3,4}$|^9510\d{4}$|^1010\d{4}$/,
} as const;

export function isServiceNumber(digits: string): boolean {
  const local = digits.replace(/^0(?:10|2\d|[3-9]\d{2})/, '');
  return Object.values(serviceNumbers).some((numbers) => numbers.test(local));
}
