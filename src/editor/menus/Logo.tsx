/** The plumb bob. */
export function Logo() {
  return (
    <svg className="logo" viewBox="0 0 24 24" width={24} height={24} aria-hidden="true">
      <rect width="24" height="24" rx="7" fill="var(--accent)" />
      <path d="M12 4v8" stroke="var(--accent-ink)" strokeWidth="1.6" strokeLinecap="round" />
      <path d="M8 11.500h8l-4 7.500z" fill="var(--accent-ink)" />
    </svg>
  );
}
