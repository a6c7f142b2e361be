/** Work that was never saved to its file: offered, never forced on anybody, and gone only when the dialog closes. */
import { useEffect, useRef, useState } from 'react';
import type { JournalEntry } from '../../platform/contract';
import { useShell } from '../app/hooks';
import { describeEntry, type EntryWords } from '../files/describeEntry';
import { tell } from '../files/desk';
import { recoverEntry } from '../files/recover';
import { fileProblemText } from '../problemText';
import { CloseButton } from './CloseButton';
import { Modal } from './Modal';

interface Offer {
  readonly entry: JournalEntry;
  readonly words: EntryWords;
}

export function RecoveryDialog() {
  const { offers, problem } = useOffers();
  const [discarded, setDiscarded] = useState<ReadonlySet<string>>(new Set());
  useDiscardOnClose(discarded);
  const description = problem ?? (offers?.length === 0 ? NOTHING : SOMETHING);
  const toggle = (id: string) =>
    setDiscarded((before) =>
      before.has(id) ? new Set([...before].filter((one) => one !== id)) : new Set([...before, id]),
    );
  if (offers === null && problem === null) return null;
  return (
    <Modal title="Unsaved work" description={description}>
      <ul className="recovery">
        {offers?.map((offer) => (
          <OfferRow
            key={offer.entry.id}
            offer={offer}
            discarded={discarded.has(offer.entry.id)}
            onToggle={() => toggle(offer.entry.id)}
          />
        ))}
      </ul>
      <div className="dialog-actions">
        <CloseButton />
      </div>
    </Modal>
  );
}

const SOMETHING =
  'Nothing in any file was changed. What you leave here stays in the menu under “Recover unsaved work…”.';
const NOTHING = 'There is none: everything is in its file, or on the screen.';

interface RowProps {
  readonly offer: Offer;
  readonly discarded: boolean;
  readonly onToggle: () => void;
}

function OfferRow({ offer: { entry, words }, discarded, onToggle }: RowProps) {
  const shell = useShell();
  const name = entry.title || 'Untitled';
  const recover = () => void (words.readable ? recoverEntry(shell, entry) : saveCopy());
  const saveCopy = () =>
    shell.platform.exportFile({
      suggestedName: entry.fileName ?? 'recovered.plumb',
      mimeType: 'application/json',
      data: entry.text,
    });
  return (
    <li data-discarded={discarded || undefined}>
      <span>
        <strong>{name}</strong>
        <small>{discarded ? 'Is discarded when this closes' : words.text}</small>
      </span>
      <button
        type="button"
        className="button"
        data-small
        aria-label={`${discarded ? 'Keep' : 'Discard'} ${name}`}
        onClick={onToggle}
      >
        {discarded ? 'Keep' : 'Discard'}
      </button>
      {!discarded && (
        <button
          type="button"
          className="button"
          data-small
          data-primary
          aria-label={`${words.readable ? 'Recover' : 'Save a copy of'} ${name}`}
          onClick={recover}
        >
          {words.readable ? 'Recover' : 'Save a copy…'}
        </button>
      )}
    </li>
  );
}

/** Null: still looking. */
function useOffers(): { readonly offers: readonly Offer[] | null; readonly problem: string | null } {
  const { platform } = useShell();
  const [offers, setOffers] = useState<readonly Offer[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let shown = true;
    const look = async () => {
      const reading = await platform.journal.read();
      if (!reading.ok) return shown && setProblem(fileProblemText(reading.error));
      const found = await Promise.all(
        reading.value.orphans.map(async (entry) => ({ entry, words: await describeEntry(platform, entry) })),
      );
      if (shown) setOffers(found);
    };
    void look();
    return () => {
      shown = false;
    };
  }, [platform]);
  return { offers, problem };
}

/** Until then it can be taken back. */
function useDiscardOnClose(ids: ReadonlySet<string>): void {
  const shell = useShell();
  const latest = useRef(ids);
  latest.current = ids;
  useEffect(
    () => () => {
      for (const id of latest.current)
        void shell.platform.journal
          .discard(id)
          .then((gone) => (gone.ok ? undefined : tell(shell, gone.error)));
    },
    [shell],
  );
}
