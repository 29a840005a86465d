/** The longest window, in days: what the setting of the installation takes, too. */
const MOST_TICKET_DAYS = 3650;

/** A ticket window as a person types it: whole days, `null` where it is none. */
export function readTicketDays(text: string): number | null {
  const digits = text.trim();
  if (!/^\d{1,4}$/.test(digits)) return null;
  const days = Number(digits);
  return days >= 1 && days <= MOST_TICKET_DAYS ? days : null;
}
