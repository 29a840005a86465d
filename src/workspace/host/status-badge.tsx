/** The status of a ticket: its word, and its colour. */
export function StatusBadge({ status }: { readonly status: string }) {
  return <span className={`status status-${status}`}>{status}</span>;
}
