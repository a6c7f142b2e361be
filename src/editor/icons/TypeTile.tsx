/** The coloured tile that stands for a component type: its icon, or the logo of the technology that fills it. */
import type { ComponentType, Technology } from '../../catalog/componentType';
import { LogoIcon, NodeIcon } from './NodeIcon';
import './typeTile.css';

interface Props {
  readonly type: ComponentType;
  readonly technology?: Technology | undefined;
  readonly size: 'small' | 'medium' | 'large';
}

const PIXELS = { small: 13, medium: 17, large: 19 } as const;

export function TypeTile({ type, technology, size }: Props) {
  const logo = technology?.logo;
  return (
    <span className="type-tile" data-size={size} data-category={type.category}>
      {logo ? (
        <LogoIcon logo={logo} size={PIXELS[size] - 1} />
      ) : (
        <NodeIcon icon={type.icon} size={PIXELS[size]} />
      )}
    </span>
  );
}
