import { trimText } from '../identity/trim-text.ts';

/** ISO 4217 codes that are read around a number. A list, because `MIO` is none. */
const CURRENCIES =
  'AED|ARS|AUD|BGN|BRL|CAD|CHF|CLP|CNY|COP|CZK|DKK|EUR|GBP|HKD|HUF|IDR|ILS|INR|ISK|JPY|KRW|MXN|MYR|NOK|NZD|PEN|PHP|PLN|RON|SAR|SEK|SGD|THB|TRY|TWD|UAH|USD|VND|ZAR';
const AROUND = `(?:${CURRENCIES}|(?:US|CA|AU|A|C|R)?\\p{Sc})?\\s*`;
const MONEY = new RegExp(
  `^${AROUND}(-?)\\s*${AROUND}(\\d[\\d.,'’\\s]*?(?:e[+-]?\\d+)?)\\s*${AROUND}$`,
  'iu',
);
/** Characters; no amount of money is longer. */
const LONGEST = 40;
const PLAIN = /^\d+(?:\.\d+)?(?:e[+-]?\d{1,2})?$/i;
const GROUPED_BY = {
  ',': /^[1-9]\d{0,2}(?:,\d{3})+$/,
  '.': /^[1-9]\d{0,2}(?:\.\d{3})+$/,
  other: /^[1-9]\d{0,2}(?:[\s'’]\d{3})+$/,
} as const;

/**
 * Reads an amount such as `1200`, `1,200.50`, `1.200,50`, `1 200,50`, `$1,200`, `EUR 1.200,00` or
 * `1.2E7`. One comma before three digits parts thousands. One dot before three digits could part
 * either, so it is read only where it cannot part thousands (`0.125`, `1234.500`).
 * @returns the number, or `null` where the text is none or may mean two
 */
export function parseMoney(raw: string): number | null {
  const text = trimText(raw);
  if (text === '') return null;
  const match = text.length > LONGEST ? null : MONEY.exec(text);
  if (match === null) return null;
  const amount = parseAmount(match[2] ?? '');
  if (amount === null || !Number.isFinite(amount)) return null;
  return match[1] === '-' && amount !== 0 ? -amount : amount;
}

function parseAmount(text: string): number | null {
  if (PLAIN.test(text)) return GROUPED_BY['.'].test(text) ? null : Number(text);
  const at = Math.max(text.lastIndexOf(','), text.lastIndexOf('.'));
  if (at === -1) return parseWhole(text);
  const mark = text.charAt(at) === ',' ? ',' : '.';
  const [whole, fraction] = [text.slice(0, at), text.slice(at + 1)];
  if (whole.includes(mark) || GROUPED_BY[mark].test(text)) return parseWhole(text);
  const wholeAmount = parseWhole(whole);
  return wholeAmount === null || !/^\d+$/.test(fraction)
    ? null
    : Number(`${wholeAmount}.${fraction}`);
}

/** A whole number, plain or parted into thousands by one kind of mark. */
function parseWhole(text: string): number | null {
  const isWhole =
    /^(?:0|[1-9]\d*)$/.test(text) ||
    Object.values(GROUPED_BY).some((pattern) => pattern.test(text));
  return isWhole ? Number(text.replace(/\D/g, '')) : null;
}
