const moment = String.raw`(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?`;
const day = String.raw`\d{4}(?:年\d{1,2}月\d{1,2}日|[-/.]\d{1,2}[-/.]\d{1,2})`;
const time = `(?:${day} )?${moment}`;
const date = `${day}(?: ${moment})?`;

/** Type of a template field → what the platform takes there. */
const rules: Record<string, RegExp> = {
  thing: /^.{1,20}$/u,
  const: /^.{1,20}$/u,
  number: /^-?(?=[\d.]{1,33}$)\d{1,32}(?:\.\d+)?$/,
  letter: /^[A-Za-z]{1,32}$/,
  symbol: /^[^\p{L}\p{N}\s]{1,5}$/u,
  character_string: /^[!-~]{1,32}$/,
  // eslint-disable-next-line no-restricted-syntax -- fixed parts of bounded length
  time: new RegExp(`^${time}(?: ?~ ?${time})?$`),
  // eslint-disable-next-line no-restricted-syntax -- fixed parts of bounded length
  date: new RegExp(`^${date}(?: ?~ ?${date})?$`),
  amount: /^[¥￥$€£]?\d{1,10}(?:\.\d+)?元?$/,
  phone_number: /^[\d+()-]{1,17}$/,
  car_number: /^[\u4e00-\u9fa5A-Za-z0-9]{1,8}$/,
  name: /^(?:[^\d]{1,10}|[ -/:-~]{1,20})$/u,
  phrase: /^[\u4e00-\u9fa5]{1,5}$/,
};

/** Whether the platform takes this value for a field such as `thing1`. */
export function fits(field: string, value: unknown): value is string {
  const rule = rules[/^[a-z_]+/.exec(field)?.[0] ?? ''] ?? /./;
  return (
    typeof value === 'string' &&
    value.trim() !== '' &&
    !/[\p{Cc}\p{Cs}]/u.test(value) &&
    rule.test(value)
  );
}
