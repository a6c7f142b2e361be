/** A rule's small example drawn as any diagram is, by the exporter, with what is set in it as text below. */
import { useEffect, useMemo, useRef } from 'react';
import { estimate } from '../../estimate/estimate';
import { exportSvg } from '../../formats/exporters/svg';
import { COLUMN_GAP } from '../../layout/layoutGraph';
import { NODE_SIZE } from '../../layout/nodeRect';
import { quickPlace, withPositions } from '../../layout/quickPlace';
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
    const text = exportSvg(inColumns(diagram), estimate(diagram), {
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

/** In columns from the entry on, as examples say nothing of where things stand; close together, to be read in a sheet. */
function inColumns(diagram: Diagram): Diagram {
  const bare = [...diagram.components].map(([id, { position: _, ...component }]) => [id, component] as const);
  const placed = quickPlace({ ...diagram, components: new Map(bare) });
  const closer = (NODE_SIZE.width + GAP) / (NODE_SIZE.width + COLUMN_GAP);
  const positions = [...placed.components].flatMap(([id, { position }]) =>
    position ? [[id, { x: Math.round(position.x * closer), y: position.y }] as const] : [],
  );
  return withPositions(placed, new Map(positions));
}

const GAP = 52;
