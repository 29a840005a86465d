/**
 * Text without the white space, control and invisible formatting characters at its two ends: no-break
 * spaces, zero-width characters, direction marks and byte order marks included. What stands between
 * visible characters is kept.
 */
export function trimText(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isInvisible(text.charCodeAt(start))) start += 1;
  while (end > start && isInvisible(text.charCodeAt(end - 1))) end -= 1;
  return start === 0 && end === text.length ? text : text.slice(start, end);
}

function isInvisible(unit: number): boolean {
  if (unit <= 0x20) return true;
  if (unit < 0x7f) return false;
  return (
    unit <= 0xa0 || // delete, C1 controls, no-break space
    unit === 0xad || // soft hyphen
    unit === 0x1680 ||
    unit === 0x180e ||
    (unit >= 0x2000 && unit <= 0x200f) || // spaces, zero-width characters, direction marks
    (unit >= 0x2028 && unit <= 0x202f) ||
    (unit >= 0x205f && unit <= 0x206f) ||
    unit === 0x3000 ||
    unit === 0xfeff
  );
}
