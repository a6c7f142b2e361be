/** Opens the address in a note. Reached by keyboard through its command: the canvas is one tab stop. */
import './noteLink.css';
import { ExternalLink } from 'lucide-react';

export function NoteLink({ address }: { readonly address: string }) {
  return (
    <a
      className="note-link nodrag"
      href={address}
      target="_blank"
      rel="noopener noreferrer"
      tabIndex={-1}
      aria-label={`Open ${address}`}
      title={address}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      <ExternalLink size={12} aria-hidden="true" />
    </a>
  );
}
