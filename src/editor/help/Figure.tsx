/** A rule's small example drawn as any diagram is, by the exporter, with what is set in it as text below. */
import { useEffect, useMemo, useRef } from 'react';
import { estimate } from '../../estimate/estimate';
import { exportSvg } from '../../formats/exporters/svg';
import type { Diagram } from '../../model/diagram';
import { sketchLines } from '../../rules/sketchLines';
import { useSession } from '../app/hooks';

export function Figure({ diagram }: { readonly diagram: Diagram }) {
  const place = useRef<HTMLDivElement>(null);
  // The theme in force is the document's, whatever chose it.
  const chosen = useSession((session) => session.theme);
  const lines = useMemo(() => sketchLines(diagram), [diagram]);
  useEffect(() => {
    const dark = chosen === 'dark' || document.documentElement.dataset.theme === 'dark';
    const text = exportSvg(unplaced(diagram), estimate(diagram), {
      theme: dark ? 'dark' : 'light',
      bare: true,
    });
    const svg = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
    svg.setAttribute('aria-hidden', 'true');
    place.current?.replaceChildren(document.importNode(svg, true));
  }, [diagram, chosen]);
  return (
    <figure className="help-figure">
      <div ref={place} />
      <figcaption>
        {lines.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </figcaption>
    </figure>
  );
}

/** In columns from the entry on, as examples say nothing of where things stand. */
function unplaced(diagram: Diagram): Diagram {
  const components = [...diagram.components].map(
    ([id, { position: _, ...component }]) => [id, component] as const,
  );
  return { ...diagram, components: new Map(components) };
}
